import { emitSchema, SCHEMA_FILE } from '../schema/emitSchema.ts'

/** `npm run schema`: writes schema/schema.graphql. */
export async function run(): Promise<void> {
  await emitSchema()
  console.log(`已写入 ${SCHEMA_FILE}`)
}
