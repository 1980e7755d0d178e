/** What each action of the audit log is called. */
export const ACTION_LABELS: Readonly<Record<string, string>> = {
  'document.create': '存入文稿',
  'document.revise': '修订文稿',
  'catalog.create': '新建清单',
  'catalog.rename': '修改清单名称',
  'edition.draft': '新建草稿',
  'edition.import': '导入清单',
  'edition.submit': '提交审核',
  'edition.return': '退回',
  'edition.publish': '发布',
  'edition.supersede': '被替代',
  'edition.withdraw': '撤回',
  'edition.restore': '恢复为现行版',
  'edition.discard': '放弃草稿',
  'item.update': '修改事项',
  'item.add': '新增事项',
  'item.remove': '移除事项',
  'department.add': '新增部门',
  'department.rename': '修改部门',
  'department.merge': '合并部门',
  'synonym.add': '新增同义词',
  'synonym.update': '修改同义词',
  'synonym.remove': '删去同义词',
  'user.create': '新建用户',
  'user.role': '改变身份',
  'user.disable': '停用用户',
  'user.enable': '启用用户',
  'user.password.reset': '重置密码',
  'user.password.change': '修改密码',
}

/** What the facts of an entry are called. */
export const DETAIL_LABELS: Readonly<Record<string, string>> = {
  title: '标题', file: '文件', slug: '短名', kind: '类别', catalog: '清单', edition: '版次', items: '事项数', leftOut: '未收问题数', code: '编码', name: '名称', by: '被第几版',
  from: '原来', to: '后来', role: '身份', added: '新增', removed: '取消', renamed: '改名改号', merged: '合并', split: '拆分', changed: '变更', into: '并入', aliases: '别名', pieces: '份数',
}
