import { registerEnumType } from 'type-graphql'
import type { SearchKind } from './SearchKind.ts'

export const SearchKindType = {
  PASSAGE: 'PASSAGE', DIRECTIVE: 'DIRECTIVE', SERVICE_ITEM: 'SERVICE_ITEM', ENFORCEMENT_ITEM: 'ENFORCEMENT_ITEM',
  COORDINATION_ITEM: 'COORDINATION_ITEM', FORMULATION: 'FORMULATION',
} as const satisfies { [Kind in SearchKind]: Kind }

registerEnumType(SearchKindType, {
  name: 'SearchKind',
  description: '能检索到的对象的类型',
  valuesConfig: {
    PASSAGE: { description: '文稿中的段落' },
    DIRECTIVE: { description: '任务要求' },
    SERVICE_ITEM: { description: '政务服务事项' },
    ENFORCEMENT_ITEM: { description: '行政执法事项' },
    COORDINATION_ITEM: { description: '县乡协同（配合履职）事项' },
    FORMULATION: { description: '提法、工作机制' },
  },
})
