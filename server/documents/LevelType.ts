import { registerEnumType } from 'type-graphql'
import type { Level } from '../ingest/AnnotatedText.ts'

export const LevelType = {
  NATIONAL: 'NATIONAL', PROVINCIAL: 'PROVINCIAL', MUNICIPAL: 'MUNICIPAL', COUNTY: 'COUNTY', TOWNSHIP: 'TOWNSHIP', VILLAGE: 'VILLAGE',
} as const satisfies { [Name in Level]: Name }

registerEnumType(LevelType, {
  name: 'Level',
  description: '层级',
  valuesConfig: {
    NATIONAL: { description: '国家' },
    PROVINCIAL: { description: '省（自治区、直辖市）' },
    MUNICIPAL: { description: '市（州、盟）' },
    COUNTY: { description: '县（市、区）' },
    TOWNSHIP: { description: '乡镇（街道）' },
    VILLAGE: { description: '村（社区）' },
  },
})
