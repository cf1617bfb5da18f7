// The page behind a problem's `type`: what the code means and what to do, in both languages, from the table that the problem came from.

import { createHash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Problem, type ProblemCode, type ProblemKind, problems } from '#base/problems.ts'
import { statusOf } from '#http/problem-response.ts'
import { type Route, route } from '#http/route.ts'

const params = z.strictObject({ code: z.string().max(60) })

export const problemRoutes = (): readonly Route[] => [
  route({
    method: 'GET',
    path: '/problems/:code',
    access: 'public',
    summary: 'What a problem means and what to do, as a page to read: where the `type` of every problem leads.',
    params,
    answers: { 200: { type: 'text/html', says: 'The problem in Vietnamese and English.' } },
    handler: ({ params: { code } }, reply) => {
      if (!Object.hasOwn(problems, code)) throw new Problem('no_such_page')
      return sendPage(reply, code as ProblemCode)
    },
  }),
]

const sendPage = (reply: FastifyReply, code: ProblemCode): FastifyReply =>
  reply
    .header('content-security-policy', policy)
    .header('content-language', 'vi, en')
    .header('cache-control', 'no-cache')
    .type('text/html; charset=utf-8')
    .send(pageOf(code))

const kinds: Record<ProblemKind, { readonly vi: string; readonly en: string }> = {
  invalid: { vi: 'yêu cầu chưa đúng', en: 'the request is not right' },
  denied: { vi: 'không được phép', en: 'not allowed' },
  missing: { vi: 'không tìm thấy', en: 'not found' },
  conflict: { vi: 'trùng hoặc đang được dùng', en: 'in conflict with what is there' },
  exhausted: { vi: 'quá nhiều hoặc hết chỗ', en: 'too much, or no room' },
  unavailable: { vi: 'tạm thời chưa được', en: 'not possible for now' },
  damaged: { vi: 'dữ liệu bị hỏng', en: 'data is damaged' },
  bug: { vi: 'lỗi của chương trình', en: 'a fault of the program' },
}

const style = `body{margin:0;background:#10151b;color:#eef3f6;font:1.05rem/1.6 "Be Vietnam Pro",system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:3rem 1.25rem}
h1{font-size:1.4rem;line-height:1.4}
.quiet{color:#a9b8c4}
a{color:#6fd0bb;display:inline-block;padding:.6rem 0}
code{font-size:1rem}`

// Nothing but this very style: no script, no picture, nothing from elsewhere.
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

const pageOf = (code: ProblemCode): string => {
  const { kind, vi, en } = problems[code]
  const { vi: kind_vi, en: kind_en } = kinds[kind]
  return `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${code} · Mắt Thần</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="quiet">Mắt Thần · <code>${code}</code></p>
<h1>${escaped(vi)}</h1>
<p lang="en">${escaped(en)}</p>
<p class="quiet">${kind_vi} <span lang="en">(${kind_en})</span> · HTTP ${statusOf(code)}</p>
<p><a href="/">Về tường camera <span lang="en">(to the wall)</span></a></p>
</main>
</body>
</html>
`
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
