import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflate } from '@sparticuz/chromium'
import { chromium, type Browser } from 'playwright-core'

/**
 * A browser without a window. It comes out of an npm package, so tests need none on the machine (linux-x64);
 * elsewhere `CHROME_PATH` names one.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env['CHROME_PATH']
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] })
  const home = await unpackBrowser()
  return chromium.launch({
    executablePath: join(home, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    env: {
      ...process.env as Record<string, string>,
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
      ...existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(home, 'fonts') },
    },
  })
}

/**
 * Unpacks beside and moves into place at once: tests that run at the same time, or were killed half-way, never see half a browser.
 * `inflate` always writes to the temporary folder, which it looks up at the call.
 */
async function unpackBrowser(): Promise<string> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..')
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  const home = join(tmpdir(), `zhengdian-chromium-${version}`)
  if (existsSync(home)) return home
  const beside = await mkdtemp(`${home}-`)
  const usual = process.env['TMPDIR']
  process.env['TMPDIR'] = beside
  const parts = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((name) => inflate(join(folder, 'bin', name)))
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
  await Promise.all(parts)
  await rename(beside, home).catch(() => rm(beside, { recursive: true }))
  return home
}
