import { registerEnumType } from 'type-graphql'
import type { Modality } from '../ingest/AnnotatedText.ts'

export const ModalityType = {
  REQUIRE: 'REQUIRE', TARGET: 'TARGET', ENCOURAGE: 'ENCOURAGE', PROHIBIT: 'PROHIBIT',
} as const satisfies { [Name in Modality]: Name }

registerEnumType(ModalityType, {
  name: 'Modality',
  description: '要求的强度',
  valuesConfig: {
    REQUIRE: { description: '必须做：要、应、必须、确保' },
    TARGET: { description: '争取做到：力争、原则上' },
    ENCOURAGE: { description: '可以做：鼓励、可' },
    PROHIBIT: { description: '不许做：不得、严禁、不要' },
  },
})
