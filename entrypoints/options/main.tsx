import '../../components/app/theme.css';
import '../../components/app/blur.css';
import { render } from 'preact';
import { DeskGate } from '../../components/app/DeskGate';
import { openDesk } from '../../components/app/openDesk';
import { speakHere } from '../../components/language/speakHere';
import { showLooks } from '../../lib/app/showLooks';
import { DEMO_QUERY } from '../../lib/navigation/routes';

/** Nothing of the demo is loaded without one. */
const opening =
  location.search === DEMO_QUERY ? import('../../components/app/openDemo').then(({ openDemo }) => openDemo) : openDesk;

void Promise.all([opening, speakHere(['first', 'popup', 'desk']), showLooks()]).then(([open]) =>
  render(<DeskGate open={() => open()} />, document.body),
);
