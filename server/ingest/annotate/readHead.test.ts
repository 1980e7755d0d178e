import { describe, expect, it } from 'vitest'
import { readHead } from './readHead.ts'

const headOf = (text: string, announcedTitle: string | null = null) =>
  readHead({ text, repairs: [], gaps: [], statedCharacters: null, shownCharacters: text.length, announcedTitle }, { fileName: '来文 3.docx', mediaType: 'text/plain' }).head

describe('the head', () => {
  it('names speaker, occasion, day and level of a speech', () => {
    expect(headOf('市委书记在市委全体（扩大）会议上的讲话\n2022年2月11日\n同志们：\n今天开会。'))
      .toEqual({ title: '市委书记在市委全体（扩大）会议上的讲话', kind: 'SPEECH', date: '2022-02-11', level: 'MUNICIPAL', speaker: '市委书记', occasion: '市委全体（扩大）会议' })
    expect(headOf('在全县乡村振兴工作会议上的讲话\n（二〇二三年五月十日）\n同志们：\n今天开会。'))
      .toEqual({ title: '在全县乡村振兴工作会议上的讲话', kind: 'SPEECH', date: '2023-05-10', level: 'COUNTY', speaker: null, occasion: '全县乡村振兴工作会议' })
  })

  it('reads the lines between title and salutation, blanks of a PDF in them', () => {
    expect(headOf('在全市农村工作会议上的讲话\n(2021 年2月2日)\n项 某 某\n同志们:\n今年是开局之年。')).toMatchObject({ date: '2021-02-02', speaker: '项某某', occasion: '全市农村工作会议' })
  })

  it('knows remarks, policies and rules by their titles', () => {
    expect(headOf('基层治理现代化工作交流发言\nXX市XX区紧紧围绕部署要求，抓好落实。')).toMatchObject({ kind: 'EXCHANGE_REMARKS', level: 'COUNTY', occasion: '基层治理现代化工作交流' })
    expect(headOf('河南省人民政府办公厅关于加强基层治理的意见\n各市人民政府：\n现提出如下意见。')).toMatchObject({ kind: 'POLICY', level: 'PROVINCIAL', occasion: null })
    expect(headOf('# 中华人民共和国乡村振兴促进法\n\n2021年4月29日 第十三届全国人民代表大会常务委员会第二十八次会议通过\n\n第一条 为了振兴，制定本法。')).toMatchObject({ title: '中华人民共和国乡村振兴促进法', kind: 'REGULATION', date: '2021-04-29', level: 'NATIONAL' })
    expect(headOf('洛阳市燃气管理条例\n第一条 为了安全，制定本条例。')).toMatchObject({ kind: 'REGULATION', level: 'MUNICIPAL' })
    expect(headOf('河南省实施《中华人民共和国森林法》办法\n第一条 为了保护森林，制定本办法。')).toMatchObject({ kind: 'REGULATION', level: 'PROVINCIAL' })
  })

  it('reads a letterhead, a title over two lines, a subtitle, and who speaks by office and name', () => {
    expect(headOf('云溪市防汛抗旱指挥部文件\n云汛发〔2024〕7号\n关于做好防汛工作的紧急通知\n各县人民政府：\n现通知如下。\n云溪市防汛抗旱指挥部\n2024年5月26日\n（此件公开发布）')).toMatchObject({ title: '关于做好防汛工作的紧急通知', kind: 'POLICY', date: '2024-05-26', level: 'MUNICIPAL' })
    expect(headOf('长岭县人民政府\n关于规范村级工作事务的意见（试行）\n长政发〔2022〕19号\n各乡镇人民政府：\n现提出意见。')).toMatchObject({ title: '长岭县人民政府关于规范村级工作事务的意见（试行）', kind: 'POLICY', level: 'COUNTY' })
    expect(headOf('坚持党建引领　做实网格服务\n——在全市推进会上的交流发言\n青石镇党委书记　何建国\n\n各位领导，同志们：\n下面汇报。'))
      .toMatchObject({ title: '坚持党建引领 做实网格服务——在全市推进会上的交流发言', kind: 'EXCHANGE_REMARKS', level: 'TOWNSHIP', speaker: '青石镇党委书记 何建国', occasion: '全市推进会' })
    expect(headOf('在全县三级干部大会上的讲话\n县委副书记、县长  周启明\n（2023年2月8日）\n\n同志们：\n今天开会。')).toMatchObject({ speaker: '县委副书记、县长 周启明', date: '2023-02-08', level: 'COUNTY' })
  })

  it('knows what news report on, and the day their page names', () => {
    expect(headOf('平原市召开改革推进会\n来源：平原日报　作者：陈晓　2023-11-03 08:15\n11月2日，全市改革推进会在市行政中心召开。')).toMatchObject({ kind: 'OTHER', date: '2023-11-03', occasion: '全市改革推进会' })
  })

  it('takes the announced title, else the file\'s name where the text begins without one', () => {
    expect(headOf('市委书记在市委*届二次会议上的讲话\n正文。', '市委书记在市委会议上的讲话').title).toBe('市委书记在市委会议上的讲话')
    expect(headOf('这是一段没有标题的正文，以句号结束。\n再一段。')).toMatchObject({ title: '来文 3', kind: 'OTHER', level: null })
  })

  it('knows minutes as a policy, and their day by the meeting they open with', () => {
    expect(headOf('县政府常务会议纪要\n2024年5月8日，县长张三主持召开县政府常务会议，研究防汛工作。\n会议强调，要压实责任。')).toMatchObject({ kind: 'POLICY', date: '2024-05-08' })
    expect(headOf('县政府常务会议纪要\n2024年5月8日，县长张三主持召开会议，纪要如下：\n会议强调，要压实责任。\n2024年5月10日')).toMatchObject({ date: '2024-05-10' })
  })

  it('invents no day: a day in passing, or one that no calendar has, is none', () => {
    expect(headOf('在全县会议上的讲话\n今年3月5日，会议召开。').date).toBeNull()
    expect(headOf('在全县会议上的讲话\n2022年2月30日\n会议召开。').date).toBeNull()
  })
})
