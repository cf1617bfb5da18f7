// Journey: the page looks and behaves the same everywhere: large enough to press, nothing beyond the screen, nothing that jumps; two themes
// that are remembered; menus, lists and messages that are worked by keyboard.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { fitsTheScreen, noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'

const village_phone = { width: 360, height: 740 }

test('on a small phone everything can be pressed, nothing is wider than the screen, and nothing jumps', {
  skip: noBrowser,
}, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 2 })
  const page = await open({ cookie, screen: village_phone })
  await addUpJumps(page)
  const pages: Record<string, Locator> = {
    '/': page.getByRole('article').first(),
    '/add-camera': page.getByRole('tab').or(page.getByRole('textbox')).first(),
    '/recorders': page.getByRole('heading', { level: 1, name: 'Đầu ghi' }),
    '/storage': page.getByRole('region', { name: 'Ổ đĩa' }),
    '/republish': page.getByRole('region', { name: 'Cửa lấy hình' }),
    '/map': page.getByRole('button', { name: /^Xem danh sách/ }),
    '/ui': page.getByRole('table').first(),
    [`/camera/${street[0]!.id}`]: page.getByRole('slider', { name: 'Dòng thời gian' }),
  }
  for (const [path, sign] of Object.entries(pages)) {
    await page.goto(`${station.url}${path}`)
    await page.getByRole('banner').getByText('2/2').waitFor()
    await sign.waitFor()
    assert.deepEqual(await smallTargets(page), [], path)
    assert.ok(await fitsTheScreen(page), `${path} is wider than the screen`)
    const jumped = await jumps(page)
    assert.ok(jumped < MOST_JUMP, `${path} jumps: ${jumped}`)
  }
  await page.getByRole('button', { name: /^Tài khoản/ }).click()
  await page.getByRole('group', { name: 'Nền trang' }).waitFor()
  assert.deepEqual(await smallTargets(page), [], 'the account’s menu')
  await page.goto(`${station.url}/storage`)
  await page.getByRole('button', { name: 'Giữ dữ liệu' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: 'Camera' }).waitFor()
  assert.deepEqual(await smallTargets(page), [], 'a dialog')
  await page.keyboard.press('Escape')
  const bar = page.getByRole('navigation', { name: 'Các trang' })
  await bar.getByRole('button', { name: 'Khác' }).click()
  await bar.getByRole('link', { name: 'Đầu ghi' }).waitFor()
  assert.deepEqual(await smallTargets(page), [])
  await bar.getByRole('link', { name: 'Đầu ghi' }).click()
  await page.getByRole('heading', { level: 1, name: 'Đầu ghi' }).waitFor()
  await bar.getByRole('link', { name: 'Đầu ghi' }).waitFor({ state: 'hidden' })
})

test('the theme is chosen, kept, and in force before anything is painted', { skip: noBrowser }, async t => {
  const { station, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1 })
  const page = await open({ cookie })
  await page.addInitScript(() =>
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.dataset.atFirst = document.documentElement.dataset.theme ?? 'none'
    }),
  )
  await page.goto(station.url)
  const html = page.locator('html')
  const choose = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: /^Tài khoản/ }).click()
    await page.getByRole('group', { name: 'Nền trang' }).getByText(name).click()
    await page.keyboard.press('Escape')
  }
  for (const [name, theme, ground] of [
    ['Sáng', 'light', 'rgb(238, 242, 245)'],
    ['Tối', 'dark', 'rgb(16, 21, 27)'],
  ] as const) {
    await choose(name)
    await page.locator(`html[data-theme="${theme}"]`).waitFor()
    await page.reload()
    await page.getByRole('button', { name: /^Tài khoản/ }).waitFor()
    assert.equal(await html.getAttribute('data-at-first'), theme)
    assert.equal(await html.evaluate(element => getComputedStyle(element).backgroundColor), ground)
    const picture = page.getByRole('article').locator('[data-theme="dark"]').first()
    assert.equal(await picture.evaluate(element => getComputedStyle(element).color), 'rgb(238, 243, 246)')
  }
  await choose('Tự động')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-theme="dark"]').waitFor()
})

test('menus, lists, tables and messages are worked by keyboard', { skip: noBrowser }, async t => {
  const { station, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1 })
  const page = await open({ cookie })
  await page.goto(`${station.url}/ui`)
  const shown = page.locator('main div[data-theme="dark"]')

  const menu = shown.getByRole('button', { name: 'Khác' })
  await menu.focus()
  await page.keyboard.press('ArrowDown')
  await focused(shown.getByRole('menuitem', { name: 'Lưu ảnh đang xem' }))
  await page.keyboard.press('g')
  await focused(shown.getByRole('menuitem', { name: 'Gỡ camera' }))
  await page.keyboard.press('Escape')
  await focused(menu)

  const cameras = shown.getByRole('combobox', { name: 'Camera' })
  await cameras.focus()
  await cameras.pressSequentially('chinh 3 cong')
  await shown.getByRole('option', { name: 'Cổng chính 3' }).waitFor()
  await page.keyboard.press('Enter')
  assert.equal(await cameras.inputValue(), 'Cổng chính 3')

  await shown.getByRole('slider', { name: 'Từ' }).press('ArrowRight')
  await shown.getByText('21% – 70%').waitFor()
  await shown.getByRole('tab', { name: 'Trực tiếp' }).press('ArrowRight')
  await shown.getByRole('tabpanel', { name: 'Xem lại' }).waitFor()
  await shown.getByRole('button', { name: 'Dung lượng' }).press('Enter')
  await shown.getByRole('columnheader', { name: 'Dung lượng' }).and(page.locator('[aria-sort="ascending"]')).waitFor()

  await shown.getByRole('button', { name: 'Hoàn tác' }).last().press('Enter')
  const said = page.getByRole('group', { name: 'xóa lúc 22/11/2026 07:30' })
  await said.getByRole('button', { name: 'Hoàn tác' }).press('Enter')
  await said.waitFor({ state: 'detached' })
  await page.getByRole('group', { name: 'Đã chép.' }).waitFor()

  await shown.getByRole('button', { name: 'Gỡ camera' }).press('Enter')
  await page.getByRole('dialog', { name: 'Gỡ camera' }).getByRole('button', { name: 'Gỡ', exact: true }).press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

const LEAST_PX = 44
/** What web vitals call good. */
const MOST_JUMP = 0.1

/** What can be pressed and is smaller than a thumb; an input that is hidden behind its label is as large as the label. */
const smallTargets = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    least =>
      [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role="slider"], [role="tab"]')]
        .filter(element => element.checkVisibility({ visibilityProperty: true }))
        .map(element => ({ element, own: element.getBoundingClientRect() }))
        .map(({ element, own }) => ({
          element,
          box: own.height < least ? (element.closest('label')?.getBoundingClientRect() ?? own) : own,
        }))
        .filter(({ box }) => box.width > 1 && (box.width < least || box.height < least))
        .map(({ element, box }) => `${element.outerHTML.slice(0, 120)} ${box.width} × ${box.height}`),
    LEAST_PX,
  )

/** Adds up how far things jump without being asked to, from the start of each page. */
const addUpJumps = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    let sum = 0
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) {
        const { value = 0, hadRecentInput = false } = entry as { value?: number; hadRecentInput?: boolean }
        if (!hadRecentInput) sum += value
      }
      document.documentElement.dataset.jumped = String(sum)
    }).observe({ type: 'layout-shift', buffered: true })
  })

const jumps = async (page: Page): Promise<number> =>
  Number((await page.locator('html').getAttribute('data-jumped')) ?? 0)

const focused = (element: Locator): Promise<void> => element.and(element.page().locator(':focus')).waitFor()
