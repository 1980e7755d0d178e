import { registerEnumType } from 'type-graphql'
import type { DocumentKind } from '../ingest/AnnotatedText.ts'

export const DocumentKindType = {
  SPEECH: 'SPEECH', EXCHANGE_REMARKS: 'EXCHANGE_REMARKS', POLICY: 'POLICY', REGULATION: 'REGULATION', OTHER: 'OTHER',
} as const satisfies { [Kind in DocumentKind]: Kind }

registerEnumType(DocumentKindType, {
  name: 'DocumentKind',
  description: '文稿的种类',
  valuesConfig: {
    SPEECH: { description: '讲话' },
    EXCHANGE_REMARKS: { description: '交流发言' },
    POLICY: { description: '政策文件：意见、通知、方案' },
    REGULATION: { description: '法律、法规、规章' },
    OTHER: { description: '其他' },
  },
})
