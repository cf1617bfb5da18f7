// Chromium for the browser tests: taken from Debian's packages when it is missing and this user may install it.
// Where it cannot be had the browser tests skip, and this says what to type.

import { spawn } from 'node:child_process'
import { findChromium } from '#test/chromium.ts'

const PATIENCE_MS = 5 * 60_000

export const ensureChromium = async (): Promise<void> => {
  if (findChromium() !== undefined) return
  const asRoot = await rootPrefix()
  if (asRoot !== undefined) {
    console.log('  Cài Chromium từ gói của Debian (installing Chromium from Debian’s packages) …')
    const install = [...asRoot, 'apt-get', 'install', '-y', '--no-install-recommends', 'chromium']
    const done = (await quiet(install)) || ((await quiet([...asRoot, 'apt-get', 'update'])) && (await quiet(install)))
    if (done && findChromium() !== undefined) return
  }
  console.log('  Thiếu Chromium: kiểm thử trình duyệt sẽ bỏ qua. Cài bằng: sudo apt install chromium')
  console.log('  (No Chromium: browser tests will be skipped. Install it with: sudo apt install chromium)')
}

/** What to put before a command so that it runs as root, or undefined when that cannot be. */
const rootPrefix = async (): Promise<string[] | undefined> => {
  if (!(await quiet(['apt-get', '--version']))) return undefined
  if (process.getuid?.() === 0) return []
  return (await quiet(['sudo', '-n', 'true'])) ? ['sudo', '-n'] : undefined
}

const quiet = ([program = '', ...args]: readonly string[]): Promise<boolean> =>
  new Promise(resolve => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const child = spawn(program, args, { stdio: 'ignore', env, timeout: PATIENCE_MS })
    child.on('error', () => resolve(false))
    child.on('close', code => resolve(code === 0))
  })
