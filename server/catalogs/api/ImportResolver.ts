import 'reflect-metadata'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { answerWithUserErrors } from '../../accounts/UserError.ts'
import { KnownError } from '../../errors.ts'
import type { CatalogEdition } from '../CatalogEdition.ts'
import { CatalogImport } from '../CatalogImport.ts'
import type { CatalogKind, CatalogRow } from '../CatalogRow.ts'
import { formatField } from '../formatField.ts'
import { wordingsOf, type ColumnField } from '../import/ColumnField.ts'
import type { SheetChoice } from '../import/importSheets.ts'
import type { RowError } from '../import/RowError.ts'
import type { CatalogImporter } from '../intake/CatalogImporter.ts'
import { fieldsOfKind, labelOf } from '../rowFields.ts'
import { findEdition } from './catalogLoaders.ts'
import { CatalogEditionType } from './CatalogType.ts'
import { CatalogKindType } from './enums.ts'
import { CatalogImportType, ColumnFieldType, ImportPayload, PreviewPayload, RowProblemType, SheetChoiceInput } from './ImportType.ts'
import type { ItemFieldType } from './valueTypes.ts'

const MOST_ROWS = 200
const USUAL_ROWS = 50
const MOST_PROBLEMS = 1000

@Resolver(() => CatalogImportType)
export class ImportResolver {
  readonly #importer: CatalogImporter

  constructor(importer: CatalogImporter) {
    this.#importer = importer
  }

  @Query(() => [ColumnFieldType], { description: '一类清单的列可以是什么，用于指定列的含义' })
  catalogColumnFields(@Arg('kind', () => CatalogKindType, { description: '类别' }) kind: CatalogKind): ColumnFieldType[] {
    return Object.entries(wordingsOf(kind)).map(([field, wordings]) => ({ field, label: wordings[0] ?? field }))
  }

  @Query(() => CatalogImportType, { nullable: true, description: '一次清单导入；没有则为空' })
  catalogImport(@Arg('id', () => ID, { description: '编号' }) id: string, @Ctx() { em }: RequestContext): Promise<CatalogImport | null> {
    return em.findOne(CatalogImport, { id })
  }

  @Mutation(() => PreviewPayload, { description: '预览先前用 POST /uploads 上传的清单：自动判断的列（可以改）、无误的行、有误的格；什么也不改动' })
  previewCatalogImport(
    @Arg('uploadId', () => ID, { description: '上传时得到的编号' }) uploadId: string,
    @Arg('kind', () => CatalogKindType, { nullable: true, description: '类别；不填则看文件' }) kind: CatalogKind | null | undefined,
    @Arg('mapping', () => [SheetChoiceInput], { defaultValue: [], description: '对工作表和列的指定' }) mapping: SheetChoiceInput[],
    @Arg('firstRows', () => Int, { nullable: true, description: '要开头的多少行，默认 50，最多 200' }) firstRows: number | null | undefined,
    @Ctx() { viewer }: RequestContext,
  ): Promise<PreviewPayload> {
    return answerWithUserErrors({ preview: null }, async () => {
      const { fileName, kind: read, sheets, rows, items, errors } = await this.#importer.preview({ uploadId, owner: viewer?.id ?? '', kind: kind ?? null, choices: readChoices(mapping) })
      const shown = rows.slice(0, Math.min(Math.max(firstRows ?? USUAL_ROWS, 0), MOST_ROWS))
      return {
        preview: {
          fileName, kind: read, sheets, rowCount: rows.length, goodCount: items.length, problemCount: errors.length, problems: errors.slice(0, MOST_PROBLEMS),
          rows: shown.map(({ sheet, row, item, errors: problems }) => ({ sheet, row, fields: item ? fieldsOf(item) : [], problems })),
        },
      }
    })
  }

  @Mutation(() => ImportPayload, { description: '把上传的清单导入为草稿；进展见 GET /catalog-imports/:id/events' })
  startCatalogImport(
    @Arg('uploadId', () => ID, { description: '上传时得到的编号' }) uploadId: string,
    @Arg('catalog', () => String, { description: '清单的短名；还没有的，导入时新建' }) catalog: string,
    @Arg('title', () => String, { nullable: true, description: '新建清单的标题；不填则看文件' }) title: string | null | undefined,
    @Arg('kind', () => CatalogKindType, { nullable: true, description: '类别；不填则是清单的类别，新建的看文件' }) kind: CatalogKind | null | undefined,
    @Arg('mapping', () => [SheetChoiceInput], { defaultValue: [], description: '对工作表和列的指定' }) mapping: SheetChoiceInput[],
    @Arg('acceptRest', () => Boolean, { defaultValue: false, description: '有误的行不收，只导入其余的行' }) acceptsRest: boolean,
    @Ctx() { em, viewer }: RequestContext,
  ): Promise<ImportPayload> {
    return answerWithUserErrors({ import: null }, async () => {
      const id = await this.#importer.start({
        uploadId, owner: viewer?.id ?? '', slug: catalog, title: title?.trim() || null, kind: kind ?? null, choices: readChoices(mapping), acceptsRest,
      })
      return { import: await em.findOneOrFail(CatalogImport, { id }) }
    })
  }

  @FieldResolver(() => String, { nullable: true, description: '说明：怎么了，该怎么办；还在进行则为空' })
  message(@Root() { message }: CatalogImport): string | null {
    return message ?? null
  }

  @FieldResolver(() => CatalogEditionType, { nullable: true, description: '导入成的草稿；没有则为空' })
  edition(@Root() { edition }: CatalogImport, @Ctx() context: RequestContext): Promise<CatalogEdition | null> {
    return edition ? findEdition(context, edition) : Promise.resolve(null)
  }

  @FieldResolver(() => [RowProblemType], { description: '问题，照清单的先后，最多 1000 个' })
  async problems(@Root() { id }: CatalogImport, @Ctx() { em }: RequestContext): Promise<readonly RowError[]> {
    const found = await em.fork().findOne(CatalogImport, { id }, { populate: ['errors'] })
    return found?.errors.slice(0, MOST_PROBLEMS) ?? []
  }
}

/** @throws KnownError INVALID for a field that no column can be */
function readChoices(mapping: readonly SheetChoiceInput[]): Record<string, SheetChoice> {
  return Object.fromEntries(mapping.map(({ sheet, leaveOut, headerRow, columns }) => [sheet, {
    ...leaveOut ? { isLeftOut: true } : {},
    ...headerRow ? { headerRow } : {},
    ...columns.length > 0 ? { columns: Object.fromEntries(columns.map(({ column, field }) => [column, readField(field)])) } : {},
  }]))
}

function readField(field: string | null | undefined): ColumnField | null {
  if (!field) return null
  const isKnown = (['SERVICE', 'ENFORCEMENT', 'COORDINATION', 'BASIC_DUTY', 'RECALLED'] as const).some((kind) => Object.hasOwn(wordingsOf(kind), field))
  if (!isKnown) throw new KnownError('INVALID', `没有“${field}”这种列，请从列表中选择`, ['mapping'])
  return field as ColumnField
}

function fieldsOf(row: CatalogRow): ItemFieldType[] {
  return (['code', ...fieldsOfKind(row.kind)] as const).map((field) => ({ field, label: labelOf(field, row.kind), text: field === 'code' ? row.code : formatField(row, field) }))
}
