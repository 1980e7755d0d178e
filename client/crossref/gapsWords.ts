import type { GapKind } from './gapsQueries.ts'

/** What the number of a row counts, where it counts something. */
export const COUNT_WORDS: Readonly<Partial<Record<GapKind, string>>> = { COUNT_DISAGREES: '相差', CITED_NOT_HELD: '被引用次数' }

/** What a row leads to. */
export const STEP_WORDS: Readonly<Record<GapKind, string>> = {
  DIRECTIVE_WITHOUT_ITEM: '打开所在段落', ITEM_WITHOUT_TEXT: '打开事项', ITEM_WITHOUT_OWNER: '打开事项', COORDINATION_ONE_SIDED: '打开事项', COUNT_DISAGREES: '核对清单', CITED_NOT_HELD: '上传文件',
}

/** Nothing of a kind is missing: what that means, and when it would be. */
export const COMPLETE_WORDS: Readonly<Record<GapKind, string>> = {
  DIRECTIVE_WITHOUT_ITEM: '文稿中的任务要求都落到了清单或事项。存入新的文稿后，没有落下去的会列在这里。',
  ITEM_WITHOUT_TEXT: '清单中的事项都有文稿要求或提到。发布新的清单后，没有来由的会列在这里。',
  ITEM_WITHOUT_OWNER: '清单中的事项都写明了负责部门。',
  COORDINATION_ONE_SIDED: '协同事项都写明了县乡两方的职责。导入只有一方职责的清单后，会列在这里。',
  COUNT_DISAGREES: '文稿中说的数目都与清单相符。',
  CITED_NOT_HELD: '文稿引用到的文件都已收录。存入新的文稿后，引用了而没有收录的会按次数列在这里。',
}
