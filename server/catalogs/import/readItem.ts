import type { Level } from '../../ingest/AnnotatedText.ts'
import { LEVELS, type CatalogKind, type CatalogRow, type Limit } from '../CatalogRow.ts'
import { deriveCode, deriveSubCode } from '../deriveCode.ts'
import type { DepartmentRegister } from '../DepartmentRegister.ts'
import { fieldsOfKind } from '../rowFields.ts'
import { isNothing, NOT_STATED, tidyLine, tidyName } from '../tidyText.ts'
import type { ColumnField } from './ColumnField.ts'
import { parseLegalBases } from './parseLegalBases.ts'
import { parseLevels, parseMark } from './parseLevels.ts'
import { isTimeUnit, parseLimit } from './parseLimit.ts'
import { readDuties } from './readDuties.ts'
import type { RecordCells } from './RecordCells.ts'
import { splitList } from './splitList.ts'
import { toNfkc } from '../../text/toNfkc.ts'

const LONGEST_NAME = 300
const LONGEST_CODE = 100
const LONGEST_TEXT = 20_000
/** What a spreadsheet makes of a long code that it takes for a number: 1.1411E+17. */
const SCIENTIFIC = /^\d(?:\.\d+)?E\+\d+$/i
const BROKEN_FORMULA = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/
const CLAIMS: readonly (readonly [ColumnField, Level])[] = [['countyClaim', 'COUNTY'], ['townshipClaim', 'TOWNSHIP'], ['villageClaim', 'VILLAGE']]

/**
 * One item from its cells; null where a cell is wrong, which `cells.errors` then says. `hasCodes`: whether the list codes its items,
 * so that a blank code is a mistake and not the way of the list.
 */
export function readItem(cells: RecordCells, kind: CatalogKind, departments: DepartmentRegister, hasCodes: boolean): CatalogRow | null {
  const name = readName(cells)
  const fields = new Set(fieldsOfKind(kind))
  const [leadDepartment = null] = fields.has('leadDepartment') ? readDepartments(cells, 'leadDepartment', departments, true) : []
  const [competentDepartment = null, ...others] = fields.has('competentDepartment')
    ? readDepartments(cells, 'competentDepartment', departments, kind !== 'BASIC_DUTY')
    : []
  const code = readCode(cells, kind, hasCodes, name, leadDepartment ?? competentDepartment)
  const bases = cells.all('legalBases')
  const item: CatalogRow = {
    kind, code, name, competentDepartment, leadDepartment,
    itemType: fields.has('itemType') ? lineOrNull(cells, 'itemType') : null,
    exerciseLevels: fields.has('exerciseLevels') ? readLevels(cells, kind) : [],
    legalBases: parseLegalBases(bases),
    materials: fields.has('materials') ? splitList(cells.all('materials')) : [],
    statutoryLimit: fields.has('statutoryLimit') ? readLimit(cells, 'statutoryLimit', 'statutoryLimitUnit') : null,
    committedLimit: fields.has('committedLimit') ? readLimit(cells, 'committedLimit', 'committedLimitUnit') : null,
    fee: fields.has('fee') ? cells.text('fee') : null,
    channels: fields.has('channels') ? cells.text('channels') : null,
    domain: fields.has('domain') ? lineOrNull(cells, 'domain') ?? headingOf(cells) : null,
    duties: fields.has('duties') ? readDuties(cells.record.lines, departments) : [],
    undertakingMode: fields.has('undertakingMode') ? cells.text('undertakingMode') : null,
    process: fields.has('process') ? cells.text('process') : null,
    guarantee: fields.has('guarantee') ? cells.text('guarantee') : null,
    source: cells.text('source'),
    note: withOtherDepartments(cells.text('note'), others),
  }
  for (const line of cells.record.lines) {
    for (const [field, text] of line) {
      if (BROKEN_FORMULA.test(text)) cells.fail(field, 'BROKEN_FORMULA', `的公式没有算出结果，显示的是“${text}”。请改正公式，或直接填写内容。`)
      if (text.length > LONGEST_TEXT) cells.fail(field, 'TOO_LONG', `有${text.length}个字，超过了一格最多${LONGEST_TEXT}个字的限制。请检查是否把整篇文件粘进了这一格。`)
    }
  }
  return cells.errors.length === 0 ? item : null
}

/** 业务办理项名称 says all by itself; 主项名称 with 子项名称 gives 主项（子项） unless one holds the other. */
function readName(cells: RecordCells): string {
  const part = (field: ColumnField) => (isNothing(cells.first(field)) ? '' : tidyName(cells.first(field)))
  const main = part('mainName') || part('name')
  const sub = part('subName') || (part('mainName') === '' ? '' : part('name'))
  const name = part('businessName') || (main.includes(sub) ? main : sub.includes(main) ? sub : `${main}（${sub}）`)
  const field = (['name', 'businessName', 'subName', 'mainName'] as const).find((one) => cells.has(one)) ?? 'name'
  if (name === '') cells.fail(field, 'MISSING_NAME', '是空的。请填写事项名称；如果这一行不是事项，请删去整行。')
  else if (name.length > LONGEST_NAME) cells.fail(field, 'TOO_LONG', `有${name.length}个字，超过了事项名称最多${LONGEST_NAME}个字的限制。请检查是否把其他内容填进了这一列。`)
  return name
}

function readCode(cells: RecordCells, kind: CatalogKind, hasCodes: boolean, name: string, department: string | null): string {
  if (!hasCodes) return deriveCode(kind, name, department)
  const code = toNfkc(cells.first('code')).replace(/[\s\p{C}]/gu, '')
  if (isNothing(code)) cells.fail('code', 'MISSING_CODE', '是空的。其他行都有编码，请给这一行也填上编码。')
  else if (SCIENTIFIC.test(code)) cells.fail('code', 'DAMAGED_CODE', `写的是“${code}”，编码被当作数字存过，后面的数位已经丢失。请把这一列设为文本格式，重新填写完整的编码。`)
  else if (code.length > LONGEST_CODE) cells.fail('code', 'TOO_LONG', `有${code.length}个字符，超过了编码最多${LONGEST_CODE}个字符的限制。请检查是否把其他内容填进了这一列。`)
  return cells.record.sharesCode ? deriveSubCode(code, name) : code
}

/** The departments of a cell, the competent one first. A list without such a column has none; a blank in one that has it is a mistake where `isExpected`. */
function readDepartments(cells: RecordCells, field: 'competentDepartment' | 'leadDepartment', departments: DepartmentRegister, isExpected: boolean): string[] {
  const text = cells.first(field)
  const names = departments.split(text)
  if (names.length === 0 && isExpected && cells.has(field) && tidyName(text) !== NOT_STATED) {
    cells.fail(field, 'MISSING_DEPARTMENT', `没有写部门。请填写部门名称，例如“民政局”“人社局”；确实没有的请写“${NOT_STATED}”。`)
  }
  return names
}

function withOtherDepartments(note: string | null, others: readonly string[]): string | null {
  const said = others.length > 0 ? `其他主管部门：${others.join('、')}` : null
  return note && said ? `${note}；${said}` : note ?? said
}

function readLevels(cells: RecordCells, kind: CatalogKind): Level[] {
  const found = new Set<Level>()
  const text = cells.all('exerciseLevels')
  const claims = CLAIMS.filter(([field]) => cells.has(field))
  for (const [field, level] of claims) {
    const mark = parseMark(cells.first(field))
    const named = mark === null ? parseLevels(cells.first(field)) : null
    if (mark === null && !named?.includes(level)) {
      cells.fail(field, 'UNKNOWN_MARK', `写的是“${tidyLine(cells.first(field))}”，看不出是否认领。认领的请填“√”，不认领的留空。`)
    } else if (mark !== false) found.add(level)
  }
  const levels = parseLevels(text)
  if (levels === null) {
    cells.fail('exerciseLevels', 'UNKNOWN_LEVEL', `写的是“${tidyLine(text)}”，其中有认不出的层级。请用“国家级、省级、市级、县级、镇级、村级”，多个之间用分号隔开，例如“镇级;村级”。`)
  } else if (kind === 'SERVICE' && claims.length === 0 && cells.has('exerciseLevels') && isNothing(text) && tidyName(text) !== NOT_STATED) {
    cells.fail('exerciseLevels', 'MISSING_LEVEL', `是空的。请填写行使层级，例如“镇级”或“镇级;村级”；确实没有的请写“${NOT_STATED}”。`)
  }
  for (const level of levels ?? []) found.add(level)
  return LEVELS.filter((level) => found.has(level))
}

function readLimit(cells: RecordCells, field: 'statutoryLimit' | 'committedLimit', unitField: 'statutoryLimitUnit' | 'committedLimitUnit'): Limit | null {
  const text = cells.first(field)
  const unit = tidyName(cells.first(unitField)) || unitInHeader(cells.header(field))
  const reading = parseLimit(text, unit)
  if ('limit' in reading) return reading.limit
  if (reading.code === 'UNKNOWN_UNIT') {
    const isOwn = !/^\s*[\d０-９]+\s*$/.test(text) || !cells.has(unitField)
    cells.fail(isOwn ? field : unitField, 'UNKNOWN_UNIT', `写的是“${tidyLine(isOwn ? text : unit ?? '')}”，单位认不出。可以用的单位有：工作日、日（天、自然日）、个月，以及“即时办结”。`)
  } else {
    cells.fail(field, 'UNREADABLE_LIMIT', `写的是“${tidyLine(text)}”，看不懂。请写成一个时限，例如“30日”“7个工作日”“1个月”“即时办结”；没有时限的留空。`)
  }
  return null
}

/** 法定办结时限（工作日） says the unit of bare numbers below it. */
function unitInHeader(header: string): string | null {
  const unit = /[（(](?:单位[:：])?([^（）()]+)[）)]/.exec(header)?.[1]
  return unit !== undefined && isTimeUnit(unit) ? unit : null
}

function lineOrNull(cells: RecordCells, field: ColumnField): string | null {
  const text = tidyLine(cells.first(field))
  return isNothing(text) ? null : text
}

function headingOf(cells: RecordCells): string | null {
  return cells.has('domain') ? null : cells.record.heading
}
