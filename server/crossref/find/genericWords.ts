/** Words of procedure and office that say nothing about the matter: an item that consists of nothing else (公共服务) is found by its title alone. */
const GENERIC = `
申请 受理 审核 审批 审查 批准 核准 核定 核发 办理 办法 申报 申领 换领 补领 换发 补发 补办 新办 代办 转办 报名 推荐 查询 打印 登记 备案 认定 确认 许可 签订 出具 证明 变更 更正 注销 启用 发放 对象
检查 监督 监督检查 监督管理 管理 监管 服务 工作 指导 治理 综合治理 保障 建设 实施 推进 推动 发展 促进 组织 协调 支持 扶持 宣传 动员 开展 落实 加强 完善 提升 强化 统筹 配合 协助 负责 做好 参与 引导 处理 处置 报告 巡查 排查 调查 核实 管护 规划 编制 划定
处罚 责令 改正 限期 制止 拆除 违法 行为 行政 执法 强制 违反 未经 擅自 停止 依法 规定 条例 法律 法规 权力 职责 要求 人民 主管 部门 政府 机构 机关 主管部门 有关 相关 其他 本级 本行政区域 行政区域
公共 公共服务 社会 社会治理 社会管理 基层 基层治理 农村 乡村 乡镇 村镇 街道 村级 乡级 县级 镇级 社区 居民 村民 人员 个人 单位 企业 群众 对象 城乡 城镇 城市 综合 政务 政务服务 便民 便民服务 事项 目录 清单 机制 制度 体系 能力 活动 资金 信息 问题 情况 项目 标准 材料 国家 全国 中国 中华人民共和国 河南省 河南 我国
经济 文化 安全 教育 生产 生活 环境 保护 资源 质量 技术 培训 组织 队伍 干部 党员 领导 责任 任务 目标 作用 效能 建立 健全 提供 使用 利用 设施 工程 经营 运行 统一 日常 有序 规范 合同 家庭 之间 以外 或者 以及 及其 进行 给予 应当 按照
矛盾 纠纷 权益 合法 合法权益 利益 困难 救助 补贴 补助 待遇 保险 奖励 补偿 帮扶 安置 人才 产业 集体 集体经济 经济组织 公共设施 公益事业 章程
`
export const GENERIC_WORDS: ReadonlySet<string> = new Set(GENERIC.trim().split(/\s+/))

/** Names of a matter of their own, though each half is a word of office. */
export const SET_TERMS: ReadonlySet<string> = new Set(['安全生产', '人民调解', '社会救助', '社会保险'])
