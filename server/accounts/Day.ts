import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

/** The scalar `Date`: a day as text, `2022-02-11`, the same in the database, in the API and in the program. */
export const Day = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: '日期，ISO 8601 的年月日：2022-02-11',
  serialize: readDay,
  parseValue: readDay,
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null),
})

function readDay(value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isOnCalendar(value)) return value
  throw new GraphQLError('日期要写成“年-月-日”，例如 2022-02-11', { extensions: { code: 'INVALID' } })
}

/** `2022-02-30` reads as the 2nd of March and so does not come back as it went in. */
function isOnCalendar(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}
