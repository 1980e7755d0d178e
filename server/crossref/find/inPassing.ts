/** What makes a name the first part of a longer one: 人民调解组织, 社会保险费征收机构, 领取失业保险金期间, 水土保持林, 违反土地管理法律、法规. */
const LONGER_NAME = /^(?:工作|服务|管理|监督管理|主管)?(?:等)?(?:有关)?(?:机构|组织|部门|机关|委员会|工作者|期间|期满|期限|林(?!木)|基金|法律|法规|行政法规)/
/** 办理丧事免予提交…, 不需要办理居住证: what need not be done. */
const SPARED = /(?:免予|免于|免除|无需|无须|不需要|不需|不必|不再|不用|不予)[^,。;]{0,12}$/
/** 取得农药经营许可证的, 持有居民身份证的: somebody who has it already. */
const HELD = /(?:取得|持有|已有|凭|持|出示|提交|提供)[^,。;]{0,4}$/
const HELD_BEHIND = /^[证卡书簿]?[^,。;]{0,2}的/

/** 禁止伪造、变造、转让农药登记证、农药经营许可证: what is done to a paper, and no step towards it. */
const ABUSED = /(?:伪造|变造|转让|出租|出借)[^,。;]{0,30}$/
const PAPER_BEHIND = /^[证书簿卡]/

/** Whether the words from start to end of a folded sentence name a matter only on the way to another: every time they stand there. */
export function isInPassing(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end)
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    if (!isPassed(text.slice(0, at), text.slice(at + words.length))) return false
  }
  return true
}

function isPassed(before: string, behind: string): boolean {
  return LONGER_NAME.test(behind) || SPARED.test(before) || (HELD.test(before) && HELD_BEHIND.test(behind)) || (ABUSED.test(before) && PAPER_BEHIND.test(behind))
}
