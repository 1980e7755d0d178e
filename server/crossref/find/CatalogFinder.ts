import type { CatalogKind } from '../../catalogs/CatalogRow.ts'
import { foldForMatch, sliceRaw } from './foldForMatch.ts'
import { PhraseFinder } from './PhraseFinder.ts'
import { titleForms } from './titleForms.ts'
import type { ListSource, SourceCatalog } from './values.ts'

export interface CatalogMatch {
  readonly catalog: SourceCatalog
  readonly score: number
  readonly start: number
  readonly end: number
  readonly evidence: { readonly from: string; readonly to: string }
}

interface NamedCatalog {
  readonly catalog: SourceCatalog
  readonly strength: number
}

/** What every list of a kind is called, whatever its title. */
const KIND_NAMES: Readonly<Record<CatalogKind, readonly string[]>> = {
  SERVICE: ['政务服务事项', '政务服务事项目录', '政务服务事项清单'],
  ENFORCEMENT: ['行政执法事项', '行政执法事项目录', '行政执法事项清单'],
  COORDINATION: ['县乡协同事项', '县乡协同事项清单', '配合履职事项', '配合履职事项清单'],
  BASIC_DUTY: ['基本履职事项', '基本履职事项清单'],
  RECALLED: ['上级部门收回事项', '上级收回事项', '收回事项清单'],
}
const BY_KIND = 0.85
/** Two lists of one name: either may be meant. */
const SHARED = 0.8

/** Finds the catalogues that a text names as a whole. */
export class CatalogFinder {
  readonly #names = new PhraseFinder<NamedCatalog>()

  constructor(lists: readonly ListSource[]) {
    for (const { catalog } of lists) {
      const forms = new Map<string, number>()
      const add = (name: string, strength: number): void => {
        for (const { form, strength: own } of titleForms(name)) {
          for (const variant of [form, form.replaceAll(/\([^()]*\)/g, '')]) forms.set(variant, Math.max(forms.get(variant) ?? 0, strength * own))
        }
      }
      for (const name of [catalog.title, ...catalog.aliases]) add(name, 0.97)
      for (const name of KIND_NAMES[catalog.kind]) add(name, BY_KIND)
      for (const [form, strength] of forms) this.#names.add(form, { catalog, strength })
    }
  }

  /** The surest hit of each catalogue named. */
  match(text: string): CatalogMatch[] {
    const folded = foldForMatch(text)
    const best = new Map<string, CatalogMatch>()
    for (const { start, end, phrase, values } of this.#names.findLongest(folded.text)) {
      for (const { catalog, strength } of values) {
        const score = values.length > 1 ? strength * SHARED : strength
        if ((best.get(catalog.id)?.score ?? 0) >= score) continue
        best.set(catalog.id, {
          catalog, score, start: folded.places[start] ?? 0, end: (folded.places[end - 1] ?? 0) + 1,
          evidence: { from: sliceRaw(folded, start, end), to: inTitle(catalog.title, phrase) },
        })
      }
    }
    return [...best.values()]
  }
}

function inTitle(title: string, phrase: string): string {
  const folded = foldForMatch(title)
  const at = folded.text.indexOf(phrase)
  return at < 0 ? title : sliceRaw(folded, at, at + phrase.length)
}
