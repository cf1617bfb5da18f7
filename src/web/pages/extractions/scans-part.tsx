// Scans: the document that asked, photographed or scanned; more can be sent as long as somebody may hand it in.

import { useMutation } from '@tanstack/react-query'
import type { Extraction } from '#contract/extraction.ts'
import { paths } from '#web/paths.ts'
import { personName } from '#web/people.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Nothing, Row, Section } from '#web/ui/section.tsx'
import { sizeText } from '#web/ui/size-text.ts'
import { useLanguage, useWords } from '#web/words/language.ts'
import { extractionChanged, sendScan } from './extraction-queries.ts'
import { ScanFiles } from './scan-files.tsx'

export const ScansPart = ({ extraction }: { readonly extraction: Extraction }) => {
  const say = useWords()
  const language = useLanguage()
  const { id, scans, may } = extraction
  const sending = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) await extractionChanged(await sendScan(id, file))
    },
  })
  return (
    <Section title={say('scans')}>
      {scans.length === 0 && <Nothing>{say('scans_none')}</Nothing>}
      <ul>
        {scans.map(scan => (
          <Row
            key={scan.id}
            name={scan.name}
            facts={[sizeText(scan.bytes, language), personName(scan.by)]}
            action={
              <a
                className={buttonLook('plain')}
                href={paths.extraction(id, `/scans/${scan.id}`)}
                target="_blank"
                rel="noreferrer"
                aria-label={say('scan_open_of', { name: scan.name })}
              >
                {say('extraction_open')}
              </a>
            }
          />
        ))}
      </ul>
      {may.includes('add_scan') && (
        <div className="border-t border-line p-4">
          <ScanFiles files={[]} busy={sending.isPending} onFiles={files => sending.mutate(files)} />
          <Complaint error={sending.error} />
        </div>
      )}
    </Section>
  )
}
