import { readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { cleanText } from '../../ingest/repair/cleanText.ts'
import { damageText } from './damageText.ts'
import { emptyMeasure, measureRepair } from './measureRepair.ts'

/**
 * `node server/testing/damage/report.ts DIR`: damages every .md and .txt of a folder of clean simplified texts, always in the
 * same way, repairs it, and prints what was restored and what was harmed. Before that, it repairs the texts as they are.
 */
function report(folder: string): void {
  const measure = emptyMeasure()
  const untouched = new Map<string, number>()
  const files = readdirSync(folder).filter((name) => ['.md', '.txt'].includes(extname(name))).sort()
  files.forEach((name, index) => {
    const isMarkdown = extname(name) === '.md'
    const clean = cleanText({ text: readFileSync(join(folder, name), 'utf8'), mediaType: isMarkdown ? 'text/markdown' : 'text/plain' })
    for (const { kind } of clean.repairs) untouched.set(kind, (untouched.get(kind) ?? 0) + 1)
    measureRepair(damageText(clean.text, index + 1), measure)
  })
  console.log(`${files.length} texts as they are, repairs by kind:`, Object.fromEntries(untouched))
  const percent = (part: number, whole: number) => whole === 0 ? '–' : `${(part / whole * 100).toFixed(2)} %`
  for (const [kind, { damaged, recoverable, restored, restoredRecoverable, wrong }] of measure.kinds) {
    console.log(`${kind}: ${damaged} damaged, restored ${percent(restored, damaged)} of all, ${percent(restoredRecoverable, recoverable)} of ${recoverable} recoverable; ${wrong} made something else`)
  }
  console.log(`sound characters: ${measure.sound}, harmed ${measure.harmed}`)
  if (process.argv.includes('--examples')) {
    for (const { kind, shown, truth, got } of measure.examples.slice(0, 400)) console.log(kind, JSON.stringify(shown), '→', JSON.stringify(got), 'not', JSON.stringify(truth))
  }
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('用法：node server/testing/damage/report.ts 文件夹 [--examples]（文件夹内放干净的简体 .md 或 .txt）')
  process.exitCode = 1
} else report(folder)
