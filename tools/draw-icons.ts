// Draw icons: `npm run icons` makes the home screen's pictures from src/web/ui/eye.svg with Chromium. They are kept in the repository; run it again
// when the eye changes.

import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findChromium, withoutChromium } from '#test/chromium.ts'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'src/web/public/icons')
const BACK = '#10151b'

/** `share`: how much of the width the eye's square takes; launchers cut a maskable icon down to its middle four fifths. */
const icons = [
  { name: 'eye-192.png', size: 192, share: 1, back: 'transparent' },
  { name: 'eye-512.png', size: 512, share: 1, back: 'transparent' },
  { name: 'eye-maskable-512.png', size: 512, share: 0.8, back: BACK },
  { name: 'eye-apple-180.png', size: 180, share: 0.92, back: BACK },
]

const executablePath = findChromium()
if (executablePath === undefined) throw new Error(withoutChromium)
const svg = readFileSync(join(root, 'src/web/ui/eye.svg')).toString('base64')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
for (const { name, size, share, back } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const width = Math.round(size * share)
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-content:center;background:${back}"><img width="${width}" height="${width}" src="data:image/svg+xml;base64,${svg}">`,
  )
  await page.screenshot({ path: join(folder, name), omitBackground: true })
  await page.close()
}
await browser.close()
