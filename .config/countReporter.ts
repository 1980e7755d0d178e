import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Prints the plain closing line `N passed, N failed, N skipped` after everything else, and before it what was skipped, by the name that says why. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const leftOut = new Map<string, number>()
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 }
    for (const module of modules) {
      if (module.errors().length > 0) count.failed += 1
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        count[state] += 1
        if (state === 'skipped') leftOut.set(nameSkipped(test), (leftOut.get(nameSkipped(test)) ?? 0) + 1)
      }
    }
    process.on('exit', () => {
      for (const [name, tests] of leftOut) console.log(`skipped ${tests}: ${name}`)
      console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
    })
  }
}

/** The file and the outermost block that was skipped as a whole, else the test; both are named for the reason. */
function nameSkipped(test: TestCase): string {
  const blocks = [...ancestors(test)].reverse()
  const skipped = blocks.find((block) => block.type === 'suite' && block.options.mode === 'skip')
  return `${test.module.relativeModuleId}: ${skipped?.type === 'suite' ? skipped.name : test.fullName}`
}

function* ancestors(test: TestCase): Generator<TestCase['parent']> {
  for (let block = test.parent; ; block = block.parent) {
    yield block
    if (block.type === 'module') return
  }
}
