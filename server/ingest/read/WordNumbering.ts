import { formatListNumber } from './formatListNumber.ts'
import { readMarkup } from './readMarkup.ts'

interface ListLevel {
  start: number
  format: string
  /** `（%1）`: %n stands for the number of level n, counted from 1. */
  text: string
  /** Style whose paragraphs stand on this level without saying so. */
  style: string | null
  isLegal: boolean
}

interface ListDefinition {
  readonly levels: Map<number, ListLevel>
  /** Style that holds the real definition, for a definition that only points there. */
  link: string | null
}

interface List {
  definition: string
  readonly startOverrides: Map<number, number>
}

/** What a paragraph or a style says about its number; null where it says nothing. */
export interface NumberingProperties {
  readonly list: string | null
  readonly level: number | null
}

interface Style extends NumberingProperties {
  readonly basedOn: string | null
}

/**
 * The automatic numbers of a Word document: which list and level a paragraph belongs to, and what Word shows before it.
 * Source: ECMA-376 part 1, 17.9. Lists of one definition count on together unless one of them says where it starts.
 */
export class WordNumbering {
  readonly #definitions = new Map<string, ListDefinition>()
  readonly #lists = new Map<string, List>()
  readonly #styles: ReadonlyMap<string, Style>
  readonly #counters = new Map<string, number[]>()
  readonly #begun = new Set<string>()

  constructor(numberingXml: string, stylesXml: string) {
    this.#styles = readStyles(stylesXml)
    this.#readLists(numberingXml)
  }

  /** The number that Word shows before the next paragraph of these properties, `二、` or `（三）`, and counts it; null for no number and for bullets. */
  next(style: string | null, own: NumberingProperties): string | null {
    const inherited = this.#ofStyle(style)
    const listId = own.list ?? inherited.list
    const list = listId === null ? undefined : this.#lists.get(listId)
    const definition = list && this.#definitionOf(list)
    if (listId === null || !list || !definition) return null
    const depth = own.level ?? inherited.level ?? this.#levelOfStyle(definition, style)
    const level = definition.levels.get(depth)
    if (!level) return null
    const counter = this.#count(listId, list, definition, depth)
    if (level.format === 'bullet') return null
    return level.text.replace(/%([1-9])/g, (_sign, digit: string) => {
      const shown = definition.levels.get(Number(digit) - 1)
      const value = counter[Number(digit) - 1] ?? shown?.start ?? 1
      return formatListNumber(level.isLegal ? 'decimal' : shown?.format ?? 'decimal', value)
    })
  }

  #count(listId: string, list: List, definition: ListDefinition, depth: number): number[] {
    const counter = this.#counters.get(list.definition) ?? []
    this.#counters.set(list.definition, counter)
    if (!this.#begun.has(listId)) {
      this.#begun.add(listId)
      for (const [level, start] of list.startOverrides) counter[level] = start - 1
    }
    const start = definition.levels.get(depth)?.start ?? 1
    counter[depth] = (counter[depth] ?? start - 1) + 1
    counter.length = depth + 1
    return counter
  }

  /** Numbering properties of a style, from the nearest style it is based on that has some. */
  #ofStyle(style: string | null): NumberingProperties {
    const seen = new Set<string>()
    let current = style
    while (current !== null && !seen.has(current)) {
      seen.add(current)
      const found = this.#styles.get(current)
      if (found && found.list !== null) return found
      current = found?.basedOn ?? null
    }
    return { list: null, level: null }
  }

  #definitionOf(list: List): ListDefinition | undefined {
    const definition = this.#definitions.get(list.definition)
    const linked = definition?.link ? this.#styles.get(definition.link)?.list : null
    const target = linked ? this.#lists.get(linked) : undefined
    return target ? this.#definitions.get(target.definition) : definition
  }

  #levelOfStyle(definition: ListDefinition, style: string | null): number {
    for (const [depth, level] of definition.levels) if (style !== null && level.style === style) return depth
    return 0
  }

  #readLists(xml: string): void {
    let definition: ListDefinition | null = null
    let level: ListLevel | null = null
    let list: List | null = null
    let overridden = 0
    readMarkup(xml, (tag) => {
      const value = tag.attribute('w:val')
      switch (tag.name) {
        case 'w:abstractnum':
          this.#definitions.set(tag.attribute('w:abstractnumid') ?? '', definition = { levels: new Map(), link: null })
          break
        case 'w:num':
          this.#lists.set(tag.attribute('w:numid') ?? '', list = { definition: '', startOverrides: new Map() })
          definition = null
          break
        case 'w:abstractnumid': if (list) list.definition = value ?? ''; break
        case 'w:lvloverride': overridden = Number(tag.attribute('w:ilvl')); break
        case 'w:startoverride': list?.startOverrides.set(overridden, Number(value)); break
        case 'w:lvl':
          level = { start: 1, format: 'decimal', text: '', style: null, isLegal: false }
          definition?.levels.set(Number(tag.attribute('w:ilvl')), level)
          break
        case 'w:start': if (level) level.start = Number(value); break
        case 'w:numfmt': if (level) level.format = value ?? 'decimal'; break
        case 'w:lvltext': if (level) level.text = value ?? ''; break
        case 'w:pstyle': if (level) level.style = value; break
        case 'w:islgl': if (level) level.isLegal = value !== '0' && value !== 'false'; break
        case 'w:numstylelink': if (definition) definition.link = value; break
      }
    }, (tag) => {
      if (tag.name === 'w:lvl') level = null
    })
  }
}

function readStyles(xml: string): Map<string, Style> {
  const styles = new Map<string, Style>()
  let id: string | null = null
  readMarkup(xml, (tag) => {
    const value = tag.attribute('w:val')
    if (tag.name === 'w:style') id = tag.attribute('w:styleid')
    if (id === null) return
    const style = styles.get(id) ?? { basedOn: null, list: null, level: null }
    if (tag.name === 'w:basedon') styles.set(id, { ...style, basedOn: value })
    if (tag.name === 'w:numid') styles.set(id, { ...style, list: value })
    if (tag.name === 'w:ilvl') styles.set(id, { ...style, level: Number(value) })
  }, (tag) => {
    if (tag.name === 'w:style') id = null
  })
  return styles
}
