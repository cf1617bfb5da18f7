// Journey: sound is recorded only for a reason, which stays on the page with who gave it.

import { test } from 'node:test'
import { noBrowser, openSettledNeighbourhood } from '#test/browser-neighbourhood.ts'

test('sound is switched on with a reason, and off again', { skip: noBrowser, timeout: 90_000 }, async t => {
  const { station, street, open, cookie } = await openSettledNeighbourhood(t, { cameras: 1 })
  const page = await open({ cookie })
  await page.goto(`${station.url}/camera/${street[0]!.id}`)
  await page.getByRole('button', { name: 'Chi tiết' }).click()
  const form = page.getByRole('form', { name: 'Ghi tiếng' })
  await form.getByText('Tiếng của camera này không được ghi.').waitFor()
  await form.getByLabel('Lý do bật hoặc tắt ghi tiếng').fill('Trộm xe máy ban đêm')
  await form.getByRole('button', { name: 'Bật ghi tiếng' }).click()
  await form.getByText('Tiếng của camera này đang được ghi.').waitFor()
  await form.getByText(/Trộm xe máy ban đêm · /).waitFor()
  await form.getByLabel('Lý do bật hoặc tắt ghi tiếng').fill('Đã bắt được')
  await form.getByRole('button', { name: 'Tắt ghi tiếng' }).click()
  await form.getByText('Tiếng của camera này không được ghi.').waitFor()
  await form.getByText(/Đã bắt được · /).waitFor()
})
