import '../../components/app/theme.css';
import { render } from 'preact';
import { DeskGate } from '../../components/app/DeskGate';
import { openDesk } from '../../components/app/openDesk';
import { speakHere } from '../../components/language/speakHere';
import { showTheme } from '../../lib/app/showTheme';

void Promise.all([speakHere(['first', 'popup', 'desk']), showTheme()]).then(() =>
  render(<DeskGate open={openDesk} />, document.body),
);
