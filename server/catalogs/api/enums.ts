import { registerEnumType } from 'type-graphql'
import type { EditionStatus } from '../CatalogEdition.ts'
import type { CatalogKind, TimeUnit } from '../CatalogRow.ts'
import { KIND_LABELS } from '../rowFields.ts'

export const CatalogKindType = {
  SERVICE: 'SERVICE', ENFORCEMENT: 'ENFORCEMENT', COORDINATION: 'COORDINATION', BASIC_DUTY: 'BASIC_DUTY', RECALLED: 'RECALLED',
} as const satisfies { [Kind in CatalogKind]: Kind }

registerEnumType(CatalogKindType, {
  name: 'CatalogKind',
  description: '清单的类别',
  valuesConfig: {
    SERVICE: { description: KIND_LABELS.SERVICE },
    ENFORCEMENT: { description: KIND_LABELS.ENFORCEMENT },
    COORDINATION: { description: KIND_LABELS.COORDINATION },
    BASIC_DUTY: { description: KIND_LABELS.BASIC_DUTY },
    RECALLED: { description: KIND_LABELS.RECALLED },
  },
})

export const EditionStatusType = {
  DRAFT: 'DRAFT', IN_REVIEW: 'IN_REVIEW', PUBLISHED: 'PUBLISHED', SUPERSEDED: 'SUPERSEDED',
} as const satisfies { [Status in EditionStatus]: Status }

registerEnumType(EditionStatusType, {
  name: 'EditionStatus',
  description: '清单版本的状态',
  valuesConfig: {
    DRAFT: { description: '草稿，可以改动' },
    IN_REVIEW: { description: '审核中，等作者以外的人发布或退回' },
    PUBLISHED: { description: '已发布，现行' },
    SUPERSEDED: { description: '曾经发布，已被替代或撤回' },
  },
})

export const TimeUnitType = {
  WORKING_DAY: 'WORKING_DAY', CALENDAR_DAY: 'CALENDAR_DAY', MONTH: 'MONTH', IMMEDIATE: 'IMMEDIATE',
} as const satisfies { [Unit in TimeUnit]: Unit }

registerEnumType(TimeUnitType, {
  name: 'TimeUnit',
  description: '时限的单位',
  valuesConfig: {
    WORKING_DAY: { description: '工作日' },
    CALENDAR_DAY: { description: '日（自然日）' },
    MONTH: { description: '月' },
    IMMEDIATE: { description: '即时办结，没有数量' },
  },
})
