import { Field, ObjectType, registerEnumType } from 'type-graphql'
import type { DiffPart } from '../../text/diffText.ts'

const DiffKindType = { SAME: 'SAME', REMOVED: 'REMOVED', ADDED: 'ADDED' } as const satisfies { [Kind in DiffPart['kind']]: Kind }

registerEnumType(DiffKindType, {
  name: 'DiffKind',
  description: '两种说法相比，这一截属于哪一边',
  valuesConfig: { SAME: { description: '两边都有' }, REMOVED: { description: '只有前一种有' }, ADDED: { description: '只有后一种有' } },
})

@ObjectType('DiffPart', { description: '两种说法相比的一截文字，按先后', simpleResolvers: true })
export class DiffPartType {
  @Field(() => DiffKindType, { description: '属于哪一边' })
  kind!: DiffPart['kind']

  @Field(() => String, { description: '文字' })
  text!: string
}
