import { writeFile } from 'node:fs/promises'
import { buildSchema, printSorted } from './buildSchema.ts'

/** Where the schema stands for everybody to read, from the project's root. */
export const SCHEMA_FILE = 'schema/schema.graphql'

/** Writes the API's schema. A test fails when the file is not what this would write. */
export async function emitSchema(file: string = SCHEMA_FILE): Promise<void> {
  await writeFile(file, printSorted(buildSchema()))
}
