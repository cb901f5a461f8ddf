import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '@/shell/store';
import { dragged, type Drop, dropAt, endDrag, type Mark } from './drag';
import { useSession } from './useSession';

/** Shows where what is dragged would go, and lets it go there. Things say who they are in `data-row` or `data-thing`; `otherwise` is what lies below them. */
export function useDrop(named: 'row' | 'thing', otherwise?: () => string) {
  const session = useSession();
  const { t } = useTranslation();
  const [over, setOver] = useState<{ key: string; mark: Mark } | null>(null);
  const dragging = useStore(dragged);
  const look = (event: DragEvent<HTMLElement>): { key: string; drop: Drop } | null => {
    const target = (event.target as HTMLElement).closest<HTMLElement>(`[data-${named}]`);
    const key = target?.dataset[named] ?? otherwise?.();
    if (key === undefined || !dragging) return null;
    const box = target?.getBoundingClientRect();
    const drop = dropAt(session.doc, dragging, key, box !== undefined && event.clientY < box.top + box.height / 2);
    return drop && { key, drop };
  };
  const handlers = {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      const found = look(event);
      if (found) event.preventDefault();
      if (found?.key !== over?.key || found?.drop.mark !== over?.mark) setOver(found && { key: found.key, mark: found.drop.mark });
    },
    onDragLeave: () => setOver(null),
    onDrop: (event: DragEvent<HTMLElement>) => {
      const found = look(event);
      setOver(null);
      endDrag();
      if (!found) return;
      event.preventDefault();
      if (dragging?.what === 'library') void session.insertBlock(dragging.block, found.drop.spot!);
      else session.edit(found.drop.edit(session.doc, (kind) => t(`editor.kind.${kind}`)), 'drop');
    },
  };
  return [over, handlers] as const;
}
