import '../../components/app/theme.css';
import { render } from 'preact';
import { DeskGate } from '../../components/app/DeskGate';
import { openDesk } from '../../components/app/openDesk';

render(<DeskGate open={openDesk} />, document.body);
