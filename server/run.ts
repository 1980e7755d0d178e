import { buildStale } from './build.ts'

/**
 * Entry of the npm scripts: `node server/run.ts NAME [ARGUMENT…]` brings the build up to date and runs `server/commands/NAME.ts` from it.
 * Read directly by Node, so it and what it imports use no syntax that must be compiled.
 */
const name = process.argv[2] ?? 'serve'
// graphql-js checks every value it meets against classes of another realm, unless it is told so.
process.env['NODE_ENV'] ??= 'production'
await buildStale(name === 'serve' || name === 'bench' ? ['server', 'client'] : ['server'])
const command = new URL(`../dist/server/commands/${name}.js`, import.meta.url).href
const { run } = await import(command) as { run: (args: string[]) => Promise<void> }
await run(process.argv.slice(3))
