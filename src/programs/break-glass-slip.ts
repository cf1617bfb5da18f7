// The A4 slip that goes into the envelope: one page of HTML that prints as it is, with nothing fetched from anywhere.

import { wallTime90k } from '#base/units.ts'
import { localText } from '#base/when.ts'
import type { SealedBreakGlass } from '#contract/break-glass.ts'

export const slipPage = ({ code, hours, sealed_90k, station, url }: SealedBreakGlass): string => `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<title>Tài khoản khẩn cấp</title>
<style>
  @page { size: A4; margin: 25mm }
  body { font: 12pt/1.5 "Be Vietnam Pro", "Times New Roman", serif; color: #000; background: #fff; max-width: 160mm; margin: auto }
  h1 { font-size: 20pt; text-align: center; margin: 0 0 8mm }
  .code { font: bold 20pt/1.6 monospace; text-align: center; border: 2pt solid #000; padding: 6mm 2mm; margin: 8mm 0 }
  .code span { display: inline-block; margin: 0 1.5mm }
  .sign { display: grid; grid-template-columns: 1fr 1fr; gap: 10mm; margin-top: 14mm; text-align: center }
  .sign div { height: 35mm }
</style>
<h1>TÀI KHOẢN KHẨN CẤP</h1>
<p>Trạm: <b>${escaped(station)}</b><br>Niêm phong lúc: <b>${escaped(localText(wallTime90k(sealed_90k)))}</b></p>
<p class="code">${code
  .split('-')
  .map(group => `<span>${escaped(group)}</span>`)
  .join(' ')}</p>
<ol>
  <li>Chỉ mở phong bì khi không ai đăng nhập được mà việc không chờ được.</li>
  <li>Mở trang đăng nhập của trạm (${escaped(url)}), bấm “Mở tài khoản khẩn cấp”, gõ mã trên, ghi họ tên và lý do.</li>
  <li>Tài khoản mở trong ${hours} giờ, làm được mọi việc. Mọi màn hình đều báo động, mọi việc làm đều vào nhật ký.</li>
  <li>Xong việc thì bấm “Đóng tài khoản khẩn cấp”. Mã này hết hiệu lực; phải niêm phong lại bằng mã mới.</li>
</ol>
<p><i>Emergency account. Open only if nobody can sign in and it cannot wait: sign-in page, “Open the emergency account”, this code, your name and
why. It stays open for ${hours} h; every screen rings and every deed is logged.</i></p>
<div class="sign"><div>Người niêm phong<br>(ký, ghi họ tên)</div><div>Người chứng kiến<br>(ký, ghi họ tên)</div></div>
</html>
`

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, letter => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter)
