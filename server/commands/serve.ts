import { fileURLToPath } from 'node:url'
import { KnownError } from '../errors.ts'
import { start, type RunningServer } from '../main.ts'
import { explainIndexFault } from '../search/explainIndexFault.ts'
import { readSettings } from '../settings.ts'

/** `npm start`: serves until told to stop (Ctrl-C, SIGTERM). Told twice, it ends at once. */
export async function run(): Promise<void> {
  let server: RunningServer
  try {
    server = await start(readSettings(process.env), { clientFolder: fileURLToPath(new URL('../../client', import.meta.url)), say: console.log })
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
    return
  }
  let told = false
  const stop = () => {
    if (told) process.exit(1)
    told = true
    console.log('正在停止…')
    server.stop().then(() => process.exit(0), (error: unknown) => {
      console.error(error)
      process.exit(1)
    })
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

function explain(error: unknown): unknown {
  if (error instanceof KnownError) return error.cause instanceof Error ? `索引打不开：${explainIndexFault(error)}` : error.message
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (typeof code === 'string' && /^SQLITE_(FULL|IOERR)/.test(code)) return `数据文件夹读写出错，多半是磁盘空间不够，请腾出空间后再启动（${code}）`
  if (code === 'EADDRINUSE') return '这个端口已被占用：可能政典已经在运行。请先停止它，或用 PORT 换一个端口'
  if (code === 'EACCES') return '没有权限使用这个端口或数据文件夹，请换一个 PORT 或 DATA_DIR'
  return error
}
