import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { MikroORM, type EventSubscriber, type LoggerNamespace, type Platform } from '@mikro-orm/sqlite'
import { Migrator } from '@mikro-orm/migrations'
import { Session } from './accounts/Session.ts'
import { User } from './accounts/User.ts'
import { Catalog } from './catalogs/Catalog.ts'
import { CatalogEdition } from './catalogs/CatalogEdition.ts'
import { CatalogImport } from './catalogs/CatalogImport.ts'
import { CatalogItem } from './catalogs/CatalogItem.ts'
import { Department } from './catalogs/Department.ts'
import { ItemSuccession } from './catalogs/ItemSuccession.ts'
import { Citation } from './documents/Citation.ts'
import { Directive } from './documents/Directive.ts'
import { Figure } from './documents/Figure.ts'
import { Formulation } from './documents/Formulation.ts'
import { FormulationUse } from './documents/FormulationUse.ts'
import { IngestFile } from './documents/IngestFile.ts'
import { IngestJob } from './documents/IngestJob.ts'
import { Passage } from './documents/Passage.ts'
import { Quotation } from './documents/Quotation.ts'
import { Section } from './documents/Section.ts'
import { SentenceMark } from './documents/SentenceMark.ts'
import { SourceDocument } from './documents/SourceDocument.ts'
import { SourceFile } from './documents/SourceFile.ts'
import { Upload } from './documents/Upload.ts'
import { KnownError } from './errors.ts'
import { AuditEntry } from './history/AuditEntry.ts'
import { Revision } from './history/Revision.ts'
import { migrations } from './migrations/migrations.ts'
import { IndexTask } from './search/IndexTask.ts'
import { SynonymGroup } from './search/synonyms/SynonymGroup.ts'

const entities = [
  User, Session,
  AuditEntry, Revision,
  SourceFile, SourceDocument, Section, Passage, Directive, Quotation, Citation, Figure, Formulation, FormulationUse,
  SentenceMark, Upload, IngestJob, IngestFile,
  Catalog, CatalogEdition, CatalogItem, ItemSuccession, Department, CatalogImport,
  IndexTask, SynonymGroup,
]

export interface DatabaseOptions {
  /** Path of the SQLite file; its folder is made. `:memory:` for a test that needs no file. */
  readonly file: string
  readonly subscribers?: EventSubscriber[]
  /** Receives each SQL statement, for tests that count them. */
  readonly onStatement?: (sql: string) => void
}

/**
 * Opens the database and brings its schema up to date.
 * Write-ahead log, so that another process may read and write too; full synchronisation, so that a commit outlives a power cut.
 */
export async function openDatabase(options: DatabaseOptions): Promise<MikroORM> {
  if (options.file !== ':memory:') await makeFolder(dirname(options.file))
  const { onStatement } = options
  const orm = await MikroORM.init({
    dbName: options.file,
    entities,
    extensions: [Migrator],
    // Without a snapshot the schema that counts is the one the migrations make.
    migrations: { migrationsList: migrations, snapshot: false, silent: true, fileName: (time) => `Migration${time}` },
    subscribers: options.subscribers ?? [],
    debug: onStatement ? (['query'] satisfies LoggerNamespace[]) : false,
    ...(onStatement ? { logger: onStatement, colors: false } : {}),
  })
  letNulThrough(orm.config.getPlatform())
  const connection = orm.em.getConnection()
  await connection.execute('pragma journal_mode = wal')
  await connection.execute('pragma synchronous = full')
  await connection.execute('pragma busy_timeout = 15000')
  await migrate(orm)
  return orm
}

/** Applies the migrations that are outstanding; where another process is at it at this moment, waits and looks again. */
async function migrate(orm: MikroORM, attempts = 5): Promise<void> {
  try {
    await orm.migrator.up()
  } catch (error) {
    if (attempts === 1) throw error
    await wait(300)
    await migrate(orm, attempts - 1)
  }
}

/** The folder of the data, for this user alone: password hashes lie in it. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await access(folder, constants.W_OK)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new KnownError('INVALID', `数据文件夹“${folder}”不能使用（${code}）。请检查 DATA_DIR：它要是一个可以写入的文件夹`)
  }
}

/** MikroORM writes values into the statement itself, which SQLite reads only as far as a NUL: text with one is written as bytes instead. */
function letNulThrough(platform: Platform): void {
  const escape = platform.escape.bind(platform)
  platform.escape = (value: unknown) => typeof value === 'string' && value.includes('\0')
    ? `cast(x'${Buffer.from(value).toString('hex')}' as text)`
    : escape(value)
}
