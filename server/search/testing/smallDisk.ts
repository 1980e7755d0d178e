import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  grow(megabytes: number): void
  /** From now on nothing can be written to it. */
  forbidWriting(): void
  remove(): Promise<void>
}

/** A disk in memory of so many megabytes; null where this process may not make one. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-disk-'))
  const remount = (option: string): void => { execFileSync('mount', ['-o', `remount,${option}`, folder], { stdio: 'ignore' }) }
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    await rm(folder, { recursive: true })
    return null
  }
  return {
    folder,
    grow: (size) => { remount(`size=${size}m`) },
    forbidWriting: () => { remount('ro') },
    remove: async () => {
      // Lazily: a process that has just ended may still hold a file open.
      execFileSync('umount', ['-l', folder])
      await rm(folder, { recursive: true })
    },
  }
}
