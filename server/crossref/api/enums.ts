import { registerEnumType } from 'type-graphql'
import type { ReferenceStatus, ReferenceType } from '../CrossReference.ts'
import type { EndKind } from '../ends.ts'

export const ReferenceTypeType = {
  MANDATES: 'MANDATES', IMPLEMENTS: 'IMPLEMENTS', CITES: 'CITES', QUOTES: 'QUOTES', MENTIONS: 'MENTIONS', SIMILAR: 'SIMILAR',
} as const satisfies { [Type in ReferenceType]: Type }

registerEnumType(ReferenceTypeType, {
  name: 'CrossReferenceType',
  description: '互见的关系',
  valuesConfig: {
    MANDATES: { description: '要求：文中的任务要求落到这里' },
    IMPLEMENTS: { description: '落实' },
    CITES: { description: '引用文件' },
    QUOTES: { description: '引用原话' },
    MENTIONS: { description: '提到' },
    SIMILAR: { description: '相近' },
  },
})

export const ReferenceStatusType = { SUGGESTED: 'SUGGESTED', CONFIRMED: 'CONFIRMED', REJECTED: 'REJECTED' } as const satisfies { [Status in ReferenceStatus]: Status }

registerEnumType(ReferenceStatusType, {
  name: 'CrossReferenceStatus',
  description: '互见是否经人确认',
  valuesConfig: {
    SUGGESTED: { description: '系统建议，还没有人看过' },
    CONFIRMED: { description: '已确认' },
    REJECTED: { description: '已否定' },
  },
})

export const ReferenceOriginType = { FOUND: 'FOUND', ADDED: 'ADDED' } as const

registerEnumType(ReferenceOriginType, {
  name: 'CrossReferenceOrigin',
  description: '互见是怎么来的',
  valuesConfig: { FOUND: { description: '系统找到的' }, ADDED: { description: '人添加的' } },
})

export const EndKindType = {
  DOCUMENT: 'DOCUMENT', PASSAGE: 'PASSAGE', DIRECTIVE: 'DIRECTIVE', FORMULATION: 'FORMULATION', CATALOG: 'CATALOG', ITEM: 'ITEM',
} as const satisfies { [Kind in EndKind]: Kind }

registerEnumType(EndKindType, {
  name: 'ReferenceEndKind',
  description: '互见的一端是什么',
  valuesConfig: {
    DOCUMENT: { description: '文稿' },
    PASSAGE: { description: '段落' },
    DIRECTIVE: { description: '任务要求' },
    FORMULATION: { description: '提法' },
    CATALOG: { description: '清单' },
    ITEM: { description: '事项' },
  },
})
