import { COUNTY_DEPARTMENTS, type DepartmentNames } from './countyDepartments.ts'
import { isNothing, tidyName } from './tidyText.ts'

/** What may stand before the name of a county's department: 县, 市, 区, or a place of its own, 建安区, 许昌市建安区, 中共建安区委. */
const OWNER = /^(?:中共)?(?:(?![局部办院会])[\u4e00-\u9fff]){0,12}[省市县区旗](?:[市县区旗]|[级委直])?$/
const LONGEST_OWNER = 16
/** Lists name the same few departments over and over; a register that lives long must not keep every text it ever saw. */
const MOST_REMEMBERED = 10_000
/** How the name of a body ends; names that end otherwise are not taken apart. */
const BODY_END = /(?:局|委|部|办|院|会|室|队|中心|站|所|社|府|厅|署|行|司|校|团|馆|公室|机关|机构|部门|联)$/

/** Leads every name of a department to one: 人社局, 县人社局, 建安区人力资源社会保障局 → 人力资源和社会保障局. */
export class DepartmentRegister {
  /** Every name and alias, and every text looked up so far, with the name it leads to. */
  readonly #names = new Map<string, string>()
  readonly #known = new Set<string>()

  /** Built-in departments with `further` ones, whose names and aliases win over the built-in. */
  constructor(further: readonly DepartmentNames[] = []) {
    for (const { name, aliases } of [...COUNTY_DEPARTMENTS, ...further]) {
      this.#known.add(tidyName(name))
      for (const alias of [...aliases, name]) this.#names.set(tidyName(alias), tidyName(name))
    }
  }

  /** Whether a text names a department known here. */
  knows(text: string): boolean {
    return this.#known.has(this.nameOf(text))
  }

  /** The full name, or the text tidied where it names no department known here. Owners go only before a known name: 市场监管局 keeps its 市. */
  nameOf(text: string): string {
    const known = this.#names.get(text)
    if (known !== undefined) return known
    const name = tidyName(text)
    const found = this.#names.get(name) ?? this.#withoutOwner(name) ?? name
    if (this.#names.size < MOST_REMEMBERED) this.#names.set(text, found)
    return found
  }

  /** The departments of a cell in their order: `公安局；民政局`, `县人社局、县财政局` → two; `住房和城乡建设局（城市管理局）` → one. */
  split(text: string): string[] {
    if (isNothing(text)) return []
    const parts = text.split(/[；;、,，/\r\n]/).map((part) => tidyName(part)).filter((part) => part !== '')
    if (this.knows(text) && !parts.every((part) => this.knows(part))) return [this.nameOf(text)]
    const areBodies = /[；;\n]/.test(text.trim()) || parts.every((part) => this.knows(part) || BODY_END.test(part))
    return areBodies ? [...new Set(parts.map((part) => this.nameOf(part)))] : [this.nameOf(text)]
  }

  /** The known name that is left when what stands before it may be its owner; the longest owner first. */
  #withoutOwner(name: string): string | null {
    for (let length = Math.min(name.length - 2, LONGEST_OWNER); length > 0; length -= 1) {
      const rest = name.slice(length)
      if (this.#known.has(this.#names.get(rest) ?? '') && OWNER.test(name.slice(0, length))) return this.#names.get(rest)!
    }
    return null
  }
}
