import { maskOf } from '../../catalogs/HeldItem.ts'
import { UNSTATED_DEPARTMENT } from '../../catalogs/Department.ts'
import { HAS_TEXT } from '../coverage.ts'
import type { GapFinder, GapRow } from './Gap.ts'

interface ItemGapRow extends Omit<GapRow, 'url'> {
  readonly slug: string
  readonly code: string
}

/** Items of the published editions for which a condition on `catalog_item i`, `department p` and `catalog c` holds. */
function findItems({ condition, detail, label, advice }: { readonly condition: string; readonly detail: string; readonly label: string; readonly advice: string }): GapFinder {
  const from = `from catalog_item i join catalog_edition e on e.id = i.edition_id and e.status = 'PUBLISHED' join catalog c on c.id = e.catalog_id
    join department p on p.id = i.department_id where ${condition}`
  return {
    label, advice,
    count: async (em) => (await em.execute<{ count: number }[]>(`select count(*) as count ${from}`))[0]?.count ?? 0,
    rows: async (em, offset, limit) => {
      const rows = await em.execute<ItemGapRow[]>(
        `select i.id as id, i.name as title, c.title || '：' || ${detail} as detail, c.slug as slug, i.code as code, null as count ${from} order by c.created_at, c.id, i.position limit ? offset ?`, [limit, offset],
      )
      return rows.map(({ slug, code, ...row }) => ({ ...row, url: `/catalogs/${slug}/items/${encodeURIComponent(code)}` }))
    },
  }
}

export const itemsWithoutText = findItems({
  label: '没有文稿要求或提到的事项', advice: '打开事项，添加要求它的任务要求；依据还没有收录的，把文件导入。对整个清单的任务要求不算点到这一事项',
  condition: `not ${HAS_TEXT}`, detail: 'p.name',
})

export const itemsWithoutOwner = findItems({
  label: '没有写明负责部门的事项', advice: '打开事项，在新的草稿中补上主管部门或牵头部门',
  condition: `p.name = '${UNSTATED_DEPARTMENT}'`, detail: "'没有写明部门'",
})

const ABOVE = maskOf(['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY'])
const BELOW = maskOf(['TOWNSHIP', 'VILLAGE'])

export const oneSidedItems = findItems({
  label: '只写了一方职责的协同事项', advice: '打开事项，在新的草稿中补上另一方的职责',
  condition: `i.kind = 'COORDINATION' and ((i.levels & ${ABOVE}) = 0 or (i.levels & ${BELOW}) = 0)`,
  detail: `case when (i.levels & ${ABOVE | BELOW}) = 0 then '两方的职责都没有写' when (i.levels & ${ABOVE}) = 0 then '没有写县级部门的职责' else '没有写乡镇（街道）的职责' end`,
})
