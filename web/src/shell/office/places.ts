import {
  IconActivity, IconBinaryTree, IconBook2, IconBox, IconBuildingFactory2, IconChecklist, IconClipboardList, IconLayoutDashboard,
  IconRosetteDiscountCheck, IconSpeakerphone, IconAlertTriangle, IconUsers, IconPlugConnected, type Icon,
} from '@tabler/icons-react';
import { holds, type Role, type SessionUser } from '@/api/session';

export interface Place {
  id: 'board' | 'batches' | 'review' | 'release' | 'exceptions' | 'recipes' | 'trace' | 'packs' | 'recall' | 'plant' | 'interfaces' | 'activity' | 'people';
  path: string;
  icon: Icon;
  /** Any of these opens it; none named: everybody. The server decides again. */
  roles?: Role[];
}

const quality: Role[] = ['qa-reviewer', 'qualified-person', 'auditor'];

/** Fixed order: a place is always where it was yesterday. */
export const places: readonly Place[] = [
  { id: 'board', path: '/board', icon: IconLayoutDashboard },
  { id: 'batches', path: '/batches', icon: IconClipboardList },
  { id: 'review', path: '/review', icon: IconChecklist, roles: [...quality, 'qc-reviewer'] },
  { id: 'release', path: '/release', icon: IconRosetteDiscountCheck, roles: quality },
  { id: 'exceptions', path: '/exceptions', icon: IconAlertTriangle, roles: [...quality, 'qc-reviewer', 'supervisor', 'planner', 'operator', 'verifier', 'administrator', 'security-officer'] },
  { id: 'recipes', path: '/recipes', icon: IconBook2, roles: [...quality, 'recipe-author', 'recipe-checker', 'planner', 'supervisor', 'administrator'] },
  { id: 'trace', path: '/trace', icon: IconBinaryTree, roles: [...quality, 'planner', 'supervisor', 'administrator'] },
  { id: 'packs', path: '/packs', icon: IconBox, roles: [...quality, 'planner', 'supervisor', 'operator'] },
  { id: 'recall', path: '/recall', icon: IconSpeakerphone, roles: quality },
  { id: 'plant', path: '/plant', icon: IconBuildingFactory2, roles: ['administrator', 'supervisor', 'planner', 'operator', 'security-officer', ...quality] },
  { id: 'interfaces', path: '/interfaces', icon: IconPlugConnected, roles: ['planner', 'supervisor', 'administrator', 'security-officer', 'qa-reviewer', 'auditor'] },
  { id: 'activity', path: '/activity', icon: IconActivity, roles: [...quality, 'supervisor', 'administrator', 'security-officer'] },
  { id: 'people', path: '/people', icon: IconUsers, roles: ['administrator', 'security-officer', 'auditor'] },
];

export const placesFor = (me: SessionUser): Place[] => places.filter((place) => !place.roles || holds(me, ...place.roles));
