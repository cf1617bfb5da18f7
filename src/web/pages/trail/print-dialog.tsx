// Print dialog: the trail as a paper, with pictures or without: what is printed leaves the screen for a drawer.

import { useState } from 'react'
import type { Trail } from '#contract/trail.ts'
import { useMay } from '#web/may.ts'
import { paths } from '#web/paths.ts'
import { buttonLook } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Switch } from '#web/ui/switch.tsx'
import { usePurposeFirst } from '#web/ui/task-query.ts'
import { useWords } from '#web/words/language.ts'

export const PrintDialog = ({ trail, onClose }: { readonly trail: Trail; readonly onClose: () => void }) => {
  const say = useWords()
  const may = useMay()
  const purposeFirst = usePurposeFirst()
  const [pictures, setPictures] = useState(may('still'))
  const cameras = pictures
    ? [...new Set(trail.marks.flatMap(mark => (mark.seen && mark.may_see ? [mark.camera] : [])))]
    : []
  const link = cameras.length > 0 ? { onClick: purposeFirst } : {}
  return (
    <Dialog title={say('trail_print')} onClose={onClose}>
      <div className="grid gap-5">
        <p className="text-quiet">{say('trail_print_why')}</p>
        <Switch
          label={say('trail_print_pictures')}
          hint={say('trail_print_pictures_why')}
          on={pictures}
          disabled={!may('still')}
          onChange={setPictures}
        />
        {trail.about === '' && <p className="text-warn">{say('trail_print_lacks_about')}</p>}
        <div className="flex flex-wrap gap-3">
          <a
            href={paths.trailPaper(trail.id, 'pdf', cameras)}
            target="_blank"
            rel="noreferrer"
            className={buttonLook('strong')}
            {...link}
          >
            PDF
          </a>
          <a href={paths.trailPaper(trail.id, 'docx', cameras)} className={buttonLook('plain')} {...link}>
            DOCX
          </a>
        </div>
      </div>
    </Dialog>
  )
}
