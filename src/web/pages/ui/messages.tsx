// What the page says by itself: progress, troubles, questions, and what was just done.

import { useState } from 'react'
import { StationAway } from '#web/ask.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { toast } from '#web/ui/toasts.ts'
import { ListComing, Progress, Waiting } from '#web/ui/waiting.tsx'
import { useWords } from '#web/words/language.ts'

export const Messages = () => {
  const say = useWords()
  const [asks, setAsks] = useState(false)
  return (
    <Section title={say('ui_messages')}>
      <div className="grid gap-5 p-4">
        <Waiting>{say('asking_for_cameras')}</Waiting>
        <Progress label={say('import_it')} part={0.42} />
        <Progress label={say('searching')} part={undefined} />
        <ListComing lines={2} label={say('one_moment')} />
        <Complaint error={new StationAway('shown')} />
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => toast(say('copied'))}>{say('copy')}</Button>
          <Button
            onClick={() => toast(say('gone_at', { at: '22/11/2026 07:30' }), { undo: () => toast(say('copied')) })}
          >
            {say('undo')}
          </Button>
          <Button onClick={() => toast(say('station_away'), { tone: 'bad' })}>{say('alarms')}</Button>
          <Button weight="danger" onClick={() => setAsks(true)}>
            {say('remove_camera')}
          </Button>
        </div>
      </div>
      {asks && (
        <ConfirmDialog
          title={say('remove_camera')}
          question={say('remove_camera_sure', { name: say('camera_name_example') })}
          yes={say('remove_camera_yes')}
          deed={() => Promise.resolve()}
          onDone={() => toast(say('copied'))}
          onClose={() => setAsks(false)}
        />
      )}
    </Section>
  )
}
