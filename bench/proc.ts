// proc: reads of Linux's /proc. A process may end between two reads: then there is nothing to read, and that is an answer.

import { readdirSync, readFileSync } from 'node:fs'

/** A small file's text, or nothing when it is gone or not ours to read. */
export const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** A process and all that it started, as far as they live. */
export const processTree = (pid: number): number[] => {
  const tree = [pid]
  for (const one of tree) {
    const threads = readText(`/proc/${one}/status`) === '' ? [] : threadsOf(one)
    for (const thread of threads) {
      const children = readText(`/proc/${one}/task/${thread}/children`).trim()
      if (children !== '') tree.push(...children.split(' ').map(Number))
    }
  }
  return tree
}

/** Seconds of processor time of all threads of a process since it started, and of the children it has reaped. */
export const processorSeconds = (pid: number): number => {
  const stat = readText(`/proc/${pid}/stat`)
  // The name stands in parentheses and may hold spaces; what follows the last one is regular (proc_pid_stat(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(fields[field] ?? 0), 0)
  return stat === '' ? 0 : ticks / TICKS_PER_SECOND
}

/** Seconds that all processors of this machine were busy since it started, whoever kept them so. */
export const machineBusySeconds = (): number => {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = readText('/proc/stat')
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softirq) / TICKS_PER_SECOND
}

/** Proportional set size: memory of its own, and its share of what it shares. */
export const proportionalBytes = (pid: number): number =>
  Number(/^Pss:\s+(\d+) kB/m.exec(readText(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024

/** USER_HZ is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100

const threadsOf = (pid: number): string[] => {
  const count = Number(/^Threads:\s+(\d+)/m.exec(readText(`/proc/${pid}/status`))?.[1] ?? 1)
  return count === 1 ? [String(pid)] : listThreads(pid)
}

const listThreads = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}
