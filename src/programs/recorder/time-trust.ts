// Time trust: whether the station's time of day is known to be right, and who says so. Asks the time services of the system, since the
// kernel's own flag cannot be read without native code; rarely, in processes of their own, so that nothing waits for the answer.

import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { TimeTrust } from '#contract/status.ts'

/** Runs a command and answers what it printed; undefined where it is not installed, fails or takes too long. */
export type Asked = (command: string, args: readonly string[]) => Promise<string | undefined>

type Source = { readonly name: string; readonly ask: (asked: Asked) => Promise<boolean | undefined> }

const ASK_EVERY_MS = 60_000
const ANSWER_MS = 3000
const FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin', '/usr/local/bin', '/usr/local/sbin']
/** systemd-timesyncd makes this file once the clock has been set from the network (systemd-timesyncd.service(8)). */
const TIMESYNCD = '/run/systemd/timesync/synchronized'

export const timeSources = (exists: (path: string) => boolean = existsSync): readonly Source[] => [
  { name: 'chrony', ask: async asked => readChrony(await asked('chronyc', ['-c', 'tracking'])) },
  { name: 'ntpd', ask: async asked => readNtpq(await asked('ntpq', ['-c', 'rv 0 leap,stratum,refid'])) },
  { name: 'openntpd', ask: async asked => readNtpctl(await asked('ntpctl', ['-s', 'status'])) },
  // The kernel's flag, as systemd-timedated reads it: holds for any service that disciplines the clock through the kernel.
  {
    name: 'kernel',
    ask: async asked => readTimedate(await asked('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'])),
  },
  { name: 'systemd-timesyncd', ask: async () => (exists(TIMESYNCD) ? true : undefined) },
]

/** The first source that says yes counts, else the first that says no. */
export const askTimeTrust = async (sources: readonly Source[], asked: Asked): Promise<TimeTrust> => {
  let no: string | null = null
  for (const { name, ask } of sources) {
    const answer = await ask(asked)
    if (answer === true) return { state: 'synchronized', source: name }
    if (answer === false) no ??= name
  }
  return { state: no === null ? 'unknown' : 'unsynchronized', source: no }
}

export type TrustWatch = { readonly now: () => TimeTrust; readonly stop: () => void }

/** Asks at once and then every minute; `changed` hears of every other answer than the one before. */
export const watchTimeTrust = (
  changed: (trust: TimeTrust) => void,
  sources: readonly Source[] = timeSources(),
  asked: Asked = askSystem,
  every_ms: number = ASK_EVERY_MS,
): TrustWatch => {
  let trust: TimeTrust = { state: 'unknown', source: null }
  let asking = false
  const look = async (): Promise<void> => {
    if (asking) return
    asking = true
    const next = await askTimeTrust(sources, asked).finally(() => {
      asking = false
    })
    if (next.state === trust.state && next.source === trust.source) return
    trust = next
    changed(next)
  }
  void look()
  const timer = setInterval(() => void look(), every_ms)
  return { now: () => trust, stop: () => clearInterval(timer) }
}

/** One CSV line, of which field 1 is the reference, field 3 the stratum and the last the leap status (chronyc(1), tracking). */
export const readChrony = (text: string | undefined): boolean | undefined => {
  const fields = (text ?? '').trim().split(',')
  if (fields.length < 14) return undefined
  const local = fields[0] === '7F7F0101' // its own clock, declared to be a reference
  return fields.at(-1) !== 'Not synchronised' && fields[0] !== '00000000' && !local
}

/** `leap=00, stratum=3, refid=203.113.174.44`: leap 3 and stratum 16 mean not synchronised (RFC 5905 §7.3). */
export const readNtpq = (text: string | undefined): boolean | undefined => {
  const leap = /\bleap=(?:leap_)?(\w+)/.exec(text ?? '')?.[1]
  const stratum = Number(/\bstratum=(\d{1,3})/.exec(text ?? '')?.[1] ?? Number.NaN)
  if (leap === undefined || Number.isNaN(stratum)) return undefined
  const local = /\brefid=\.?(?:LOCL|LOCAL|127\.127\.1\.)/.test(text ?? '')
  return leap !== '11' && leap !== 'alarm' && stratum < 16 && !local
}

/** `4/4 peers valid, clock synced, stratum 3` or `…, clock unsynced` (ntpctl(8)). */
export const readNtpctl = (text: string | undefined): boolean | undefined => {
  const word = /\bclock (synced|unsynced)\b/.exec(text ?? '')?.[1]
  return word === undefined ? undefined : word === 'synced'
}

export const readTimedate = (text: string | undefined): boolean | undefined => {
  const word = (text ?? '').trim()
  return word === 'yes' ? true : word === 'no' ? false : undefined
}

/** No shell and no search path: only tools in the system’s own folders. */
export const askSystem: Asked = (command, args) =>
  new Promise(resolve => {
    const path = FOLDERS.map(folder => join(folder, command)).find(canRun)
    if (path === undefined) return resolve(undefined)
    const options = { timeout: ANSWER_MS, maxBuffer: 64 * 1024, env: { LC_ALL: 'C' }, killSignal: 'SIGKILL' } as const
    execFile(path, args, options, (error, printed) => resolve(error === null ? printed : undefined))
  })

const canRun = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false // not there, or not for us: the next folder
  }
}
