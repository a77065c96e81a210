import type { Desk } from '../../lib/app/desk';
import { send } from '../../lib/messaging/send';
import { EditAccount } from '../accounts/EditAccount';
import { BulkCreate } from '../bulk-create/BulkCreate';
import type { BulkCreation } from '../bulk-create/useBulkCreate';
import { Presets } from '../checkout-form/presets/Presets';
import { Attention } from '../checkouts/attention/Attention';
import { Import } from '../checkouts/import/Import';
import { Overview } from '../checkouts/overview/Overview';
import { RequestsPage } from '../requests/RequestsPage';
import { Settings } from '../settings/Settings';
import { Webhooks } from '../webhooks/Webhooks';
import { Preview } from '../widget/Preview';
import { Checkouts } from './Checkouts';

/** The page of the desk's route. The list stays as it is while a checkout is opened beside it, or a new one made. */
export function DeskPage({ desk, many }: { desk: Desk; many: BulkCreation }) {
  const route = desk.route.value;
  switch (route.at) {
    case 'overview':
      return <Overview desk={desk} />;
    case 'attention':
      return <Attention desk={desk} />;
    case 'presets':
      return <Presets desk={desk} from={route.from} />;
    case 'preview':
      return <Preview desk={desk} id={route.id} />;
    case 'webhooks':
      return <Webhooks desk={desk} />;
    case 'requests':
      return <RequestsPage clock={desk.clock} clear={() => send('clearRequests', {})} />;
    case 'settings':
      return <Settings desk={desk} section={route.section} />;
    case 'account':
      return <EditAccount desk={desk} id={route.id} />;
    case 'import':
      return <Import desk={desk} />;
    case 'many':
      return <BulkCreate desk={desk} many={many} />;
    default:
      return <Checkouts desk={desk} />;
  }
}
