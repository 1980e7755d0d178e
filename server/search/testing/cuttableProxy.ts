import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A line to a server that a test can slow down or cut. */
export interface CuttableProxy {
  readonly url: string
  /** Connections that have ended: a request that is given up takes its connection with it, whether or not another is made in its place. */
  ended(): number
  /** `pass`: as if it were not there; `hold`: takes connections and lets nothing through; `cut`: breaks off each connection, also those that are open. */
  set(mode: 'pass' | 'hold' | 'cut'): void
  close(): Promise<void>
}

/** Listens on a free port of this machine and passes everything on to the server at `target`. */
export async function openCuttableProxy(target: string): Promise<CuttableProxy> {
  const { hostname, port } = new URL(target)
  const pairs = new Set<readonly [near: Socket, far: Socket]>()
  let mode: 'pass' | 'hold' | 'cut' = 'pass'
  let ended = 0
  const server = createServer((socket) => {
    if (mode === 'cut') {
      socket.destroy()
      return
    }
    const pair = [socket, connect(Number(port), hostname)] as const
    pairs.add(pair)
    for (const one of pair) {
      one.on('error', () => undefined).on('close', () => {
        if (pairs.delete(pair)) ended++
        for (const each of pair) each.destroy()
      })
    }
    socket.pipe(pair[1])
    if (mode === 'pass') pair[1].pipe(socket)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    ended: () => ended,
    set: (next) => {
      mode = next
      for (const [near, far] of pairs) {
        if (next === 'cut') near.destroy()
        else if (next === 'hold') far.unpipe(near).pause()
        else far.pipe(near)
      }
    },
    close: async () => {
      for (const [near] of pairs) near.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
