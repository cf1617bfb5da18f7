import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Problem } from '#base/problems.ts'
import { openTemplates } from '#papers/evidence-templates.ts'
import { templateCheck, templateDrop, templateExport, templatePreview, templateUse } from './paper-template.ts'

const folderOf = (t: TestContext): string => {
  const folder = mkdtempSync(join(tmpdir(), 'matthan-paper-template-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

test('an office takes a template out, changes it, looks at it, uses it and goes back', async t => {
  t.mock.method(process.stdout, 'write', () => true)
  const data = folderOf(t)
  const [file, kind] = [join(data, 'giao-nhan.json'), 'handover_minutes'] as const
  await templateExport.run({ kind }, [file])
  const changed = readFileSync(file, 'utf8').replace('Biên bản giao nhận dữ liệu điện tử', 'Biên bản bàn giao')
  writeFileSync(file, changed)
  await templateCheck.run({ kind }, [file])
  for (const out of [join(data, 'xem.pdf'), join(data, 'xem.docx')]) {
    await templatePreview.run({ kind, out, data }, [file])
    assert.ok(statSync(out).size > 5000, out)
    await assert.rejects(async () => templatePreview.run({ kind, out, data }, [file]), { code: 'file_exists' })
  }
  await templateUse.run({ kind, data }, [file])
  const templates = openTemplates(join(data, 'paper-templates'))
  assert.equal(templates.of(kind).template.title, 'Biên bản bàn giao')
  await templateDrop.run({ kind, data }, [])
  assert.equal(templates.of(kind).from, 'program')
})

test('a template that is wrong is named with its place and never laid down', async t => {
  const data = folderOf(t)
  const file = join(data, 'sai.json')
  writeFileSync(file, '{"matthan":"paper-template-1","kind":"seal_minutes","title":"{{ten}}","blocks":[{"text":"a"}]}')
  await assert.rejects(
    async () => templateUse.run({ kind: 'seal_minutes', data }, [file]),
    ({ code, where }: Problem) => code === 'paper_template_wrong' && where.at === 'title' && where.what === 'ten',
  )
  assert.ok(!existsSync(join(data, 'paper-templates')))
  await assert.rejects(async () => templateCheck.run({ kind: 'seal_minutes' }, [join(data, 'none')]), {
    code: 'paper_template_wrong',
  })
})
