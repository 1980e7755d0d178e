import type { CatalogEdition } from './CatalogEdition.ts'
import type { Catalog } from './Catalog.ts'

/** A catalogue's title as people see it: what is held for demonstration says so. */
export function titleOf({ title }: Pick<Catalog, 'title'>, edition: Pick<CatalogEdition, 'isDemonstration'> | null): string {
  return edition?.isDemonstration ? `${title}（示范数据）` : title
}
