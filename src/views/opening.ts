import { openLocal } from '../source/local';
import { isSamePicture } from '../source/same-picture';
import type { Overview, Source } from '../source/source';
import type { KgMessage, Loading } from './kg-message';

export interface Shows {
  /** What there is to see, and whom to ask. */
  readonly take: (overview: Overview, source: Source) => Promise<void>;
  /** What is shown is there whole, in the same places. */
  readonly renew: () => void;
}

const REVIVED =
  'The part of the page that holds the graph had stopped. It was started anew; what you see is as it was.';

/**
 * Opens a graph and says how far it is, with a way to cancel; shows what there is of it as soon as there is something to see.
 * @throws as `openLocal`, also where the rest did not come: what was shown is then no graph to explore
 */
export async function openGraph(file: string, message: KgMessage, { take, renew }: Shows): Promise<void> {
  const opening = new AbortController();
  const cancel = () => opening.abort();
  message.addEventListener('cancel', cancel, { once: true });
  const tell = (loading: Loading) => {
    message.loading = { ...message.loading, ...loading };
  };
  tell({});
  try {
    const source = await openLocal(file, {
      onProgress: (share) => tell({ share }),
      signal: opening.signal,
      onRevived: () => {
        message.message = { type: 'note', text: REVIVED };
      },
    });
    const first = await source.overview();
    tell({ behind: true });
    await take(first, source);
    const whole = await source.complete();
    if (whole === first) return;
    if (isSamePicture(first, whole)) renew();
    else await take(whole, source);
  } finally {
    message.loading = undefined;
    message.removeEventListener('cancel', cancel);
  }
}
