// Process cost: what a program and all it started cost over a steady window, as the kernel counted it.

import { setTimeout as wait } from 'node:timers/promises'
import { machineBusySeconds, processorSeconds, processTree, proportionalBytes } from './proc.ts'

export type Cost = {
  /** Processor time per wall time: 100 is one core kept full. */
  readonly cpu_percent: number
  /** The largest sum of PSS that was seen. */
  readonly pss_bytes: number
  readonly seconds: number
  /** What others, who have nothing to do with this bench, took of the machine meanwhile; 100 is one core. */
  readonly others_percent: number
}

/** Watches the trees under `pids` for `seconds`. Processes that start or end meanwhile are counted as far as they were seen. */
export const measureCost = async (pids: readonly number[], seconds: number, signal?: AbortSignal): Promise<Cost> => {
  const spent = new Map<number, { first: number; last: number }>()
  const look = () => {
    for (const pid of new Set(pids.flatMap(processTree))) {
      const now = processorSeconds(pid)
      const seen = spent.get(pid)
      if (seen === undefined) spent.set(pid, { first: now, last: now })
      else seen.last = Math.max(seen.last, now)
    }
  }
  const memory = () => [...new Set(pids.flatMap(processTree))].reduce((sum, pid) => sum + proportionalBytes(pid), 0)
  const own = () => processTree(process.pid).reduce((sum, pid) => sum + processorSeconds(pid), 0)
  const started = performance.now()
  const busy = machineBusySeconds() - own()
  look()
  let pss_bytes = 0
  // Reading smaps of a hundred processes costs them nothing but us something: a few times is enough.
  for (const part of [0.5, 0.5]) {
    await wait(seconds * 1000 * part, undefined, signal === undefined ? {} : { signal })
    pss_bytes = Math.max(pss_bytes, memory())
  }
  look()
  const passed = (performance.now() - started) / 1000
  const cpu = [...spent.values()].reduce((sum, { first, last }) => sum + last - first, 0)
  const others = Math.max(0, machineBusySeconds() - own() - busy)
  const percent = (spent_s: number) => (spent_s / passed) * 100
  return { cpu_percent: percent(cpu), pss_bytes, seconds: passed, others_percent: percent(others) }
}
