import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { describe, it } from 'node:test'
import { describeMachine } from './machine.ts'
import { measureCost } from './process-cost.ts'

const here = existsSync('/proc/self/smaps_rollup') ? false : 'không có /proc (no Linux /proc here)'

describe('the cost of a process', { skip: here }, () => {
  it('counts a busy grandchild and not an idle parent', async () => {
    const busy = 'const end = Date.now() + 20000; console.log("on"); while (Date.now() < end) Math.sqrt(Math.random())'
    const parent = spawn(process.execPath, [
      '-e',
      `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(busy)}], { stdio: 'inherit' })
       process.on('SIGTERM', () => process.exit())`,
    ])
    try {
      await once(parent.stdout, 'data')
      const cost = await measureCost([parent.pid!], 1)
      assert.ok(cost.cpu_percent > 15 && cost.cpu_percent < 210, `${cost.cpu_percent} %`)
      assert.ok(cost.pss_bytes > 5e6, `${cost.pss_bytes} bytes`)
    } finally {
      const { processTree } = await import('./proc.ts')
      for (const pid of processTree(parent.pid!).toReversed()) process.kill(pid, 'SIGKILL')
    }
  })

  it('a machine says its processor, system and disk', () => {
    const machine = describeMachine(process.cwd())
    assert.ok(machine.cores > 0 && machine.memory_bytes > 0)
    assert.match(machine.node, /^v\d+/)
  })
})
