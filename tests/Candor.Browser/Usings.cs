global using Candor;
global using Shouldly;
global using Xunit;
