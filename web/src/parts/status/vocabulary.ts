import {
  IconAlarm, IconAlertCircle, IconAlertOctagon, IconAlertTriangle, IconArchive, IconBan, IconCalendarX, IconCircleCheck,
  IconCircleDashed, IconCircleX, IconClockExclamation, IconClockPause, IconCloudCheck, IconCloudUp, IconDroplet, IconEye,
  IconFileSearch, IconFlag, IconFlask, IconGift, IconHandStop, IconHistory, IconHourglass, IconInfoCircle, IconKeyboard,
  IconLock, IconPackageExport, IconPencil, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconRepeat, IconReplace,
  IconRosetteDiscountCheck, IconShieldX, IconShoppingBag, IconSparkles, IconSpeakerphone, IconTag, IconTrash, IconWritingSign,
  type Icon,
} from '@tabler/icons-react';

/** Grey is normal; look, act and stop are the three reasons for colour. */
export type StatusTone = 'grey' | 'look' | 'act' | 'stop';

export interface Word {
  icon: Icon;
  tone: StatusTone;
  /** A passing state shows the icon of its goal in a dashed ring. */
  passing?: true;
}

const grey = (icon: Icon): Word => ({ icon, tone: 'grey' });
const look = (icon: Icon): Word => ({ icon, tone: 'look' });
const act = (icon: Icon): Word => ({ icon, tone: 'act' });
const stop = (icon: Icon): Word => ({ icon, tone: 'stop' });
const passing = (icon: Icon): Word => ({ icon, tone: 'grey', passing: true });

/** Every status word of every screen. The words themselves are `status.OF.VALUE` in the three languages. */
export const vocabulary = {
  batch: {
    idle: grey(IconCircleDashed), running: grey(IconPlayerPlay), paused: grey(IconPlayerPause), complete: grey(IconCircleCheck),
    held: act(IconHandStop), stopped: act(IconPlayerStop), aborted: stop(IconBan),
    starting: passing(IconPlayerPlay), resuming: passing(IconPlayerPlay), restarting: passing(IconPlayerPlay),
    pausing: passing(IconPlayerPause), holding: passing(IconHandStop), stopping: passing(IconPlayerStop),
    aborting: passing(IconBan), completing: passing(IconCircleCheck),
  },
  disposition: {
    waiting: grey(IconHourglass), 'in-review': grey(IconFileSearch), certified: grey(IconRosetteDiscountCheck),
    'on-hold': act(IconHandStop), rejected: stop(IconCircleX),
  },
  exception: {
    information: grey(IconInfoCircle), minor: look(IconAlertCircle), major: act(IconAlertTriangle), critical: stop(IconAlertOctagon),
  },
  recipe: {
    draft: grey(IconPencil), 'in-review': grey(IconEye), approved: grey(IconCircleCheck), effective: grey(IconFlag),
    superseded: grey(IconReplace), retired: grey(IconArchive),
  },
  lot: {
    quarantine: grey(IconHourglass), released: grey(IconCircleCheck), 'expires-soon': look(IconAlarm),
    rejected: stop(IconCircleX), expired: stop(IconCalendarX),
  },
  equipment: {
    clean: grey(IconSparkles), 'in-use': grey(IconPlayerPlay), 'due-soon': look(IconAlarm), 'to-clean': act(IconDroplet),
    overdue: stop(IconCalendarX), 'hold-over': act(IconAlarm), 'out-of-service': stop(IconBan),
  },
  pack: {
    active: grey(IconTag), supplied: grey(IconShoppingBag), exported: grey(IconPackageExport), sample: grey(IconFlask),
    'free-sample': grey(IconGift), 'checked-out': grey(IconRepeat), destroyed: grey(IconTrash), locked: act(IconLock),
    recalled: stop(IconSpeakerphone), withdrawn: stop(IconBan), stolen: stop(IconShieldX), expired: stop(IconCalendarX),
  },
  entry: {
    saved: grey(IconCloudCheck), sending: grey(IconCloudUp), typed: grey(IconKeyboard), waiting: look(IconClockPause),
    late: look(IconClockExclamation), corrected: look(IconHistory), refused: stop(IconBan),
  },
  signature: {
    performed: grey(IconWritingSign), verified: grey(IconWritingSign), reviewed: grey(IconWritingSign),
    approved: grey(IconWritingSign), certified: grey(IconWritingSign), superseded: grey(IconReplace),
    missing: act(IconHourglass), void: stop(IconShieldX),
  },
} as const satisfies Record<string, Record<string, Word>>;

export type StatusOf = keyof typeof vocabulary;
export type StatusValue<O extends StatusOf> = keyof (typeof vocabulary)[O] & string;

/** The word of a status that came from the server, or undefined when this version does not know it. */
export function wordOf(of: StatusOf, value: string): Word | undefined {
  return (vocabulary[of] as Record<string, Word>)[value];
}
