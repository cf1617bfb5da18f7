// Whether this very computer is the duty wall: asked for and taken back here, by whoever may manage people.

import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '#web/queries.ts'
import { Button } from '#web/ui/button.tsx'
import { Complaint } from '#web/ui/complaint.tsx'
import { Section } from '#web/ui/section.tsx'
import { useDutyWall } from '#web/ui/use-duty-wall.ts'
import { useWords } from '#web/words/language.ts'

export const DutyWallPart = () => {
  const say = useWords()
  const beneath = useQuery(sessionQuery).data?.wall_beneath ?? false
  const mark = useDutyWall()
  return (
    <Section title={say('duty_wall')}>
      <div className="grid gap-4 p-4">
        <p className="text-sm text-quiet">{say(beneath ? 'duty_wall_made' : 'duty_wall_ask_why')}</p>
        <Complaint error={mark.error} />
        <Button className="justify-self-start" disabled={mark.isPending} onClick={() => mark.mutate(!beneath)}>
          {say(beneath ? 'duty_wall_not_here' : 'duty_wall_here')}
        </Button>
      </div>
    </Section>
  )
}
